import { assertEquals } from "@std/assert";
import { doorTo, sessionWith } from "../../testing/door.ts";
import { converse, talk } from "../../testing/talk.ts";
import { imap } from "./mod.ts";
import { withBox } from "./testing/account.ts";

const door = () => doorTo({ name: "info", password: "secret", session: sessionWith({}) });

Deno.test("a literal is asked for, one with a plus is not", async () => {
  const client = converse(imap, door());
  await client.hear();
  client.say("a LOGIN {4}");
  assertEquals(await client.hear(), "+ Ready");
  client.say("info {5}");
  assertEquals(await client.hear(), "+ Ready");
  client.say("wrong");
  assertEquals((await client.hear())?.slice(0, 4), "a NO");
  client.say("b LOGIN {4+}", "info {5+}", "wrong");
  assertEquals((await client.hear())?.slice(0, 4), "b NO");
  client.hangUp();
  await client.over;
});

Deno.test("what follows a command that cannot be read is the next command, literals and all", async () => {
  const heard = await talk(
    imap,
    door(),
    "a WHAT {6+}",
    "x NOOP more",
    'b LOGIN "open {6+}',
    "x NOOP ö",
    "",
    "c",
    "+ NOOP",
    "d NOOP",
  );
  assertEquals(heard.slice(1), [
    "a BAD Unknown command",
    "b BAD 8-bit text, NUL and CR have to be in a literal",
    "* BAD A tag and a command expected",
    "c BAD A tag and a command expected",
    "* BAD A tag and a command expected",
    "d OK NOOP done",
  ]);
});

Deno.test("a literal that is too large is not asked for", async () => {
  const heard = await talk(imap, door(), "a LOGIN {9000}", "b NOOP");
  assertEquals(heard.slice(1), ["a NO [TOOBIG] The literal is too large", "b OK NOOP done"]);
});

Deno.test("a literal that is too large and comes all the same ends the connection", async () => {
  for (const announced of ["{9000+}", "{99999999999999999999+}"]) {
    const heard = await talk(imap, door(), `a LOGIN ${announced}`, "b NOOP");
    assertEquals(heard.slice(1), ["* BYE [TOOBIG] The literal is too large"]);
  }
});

Deno.test("literals of one command are counted together", async () => {
  const heard = await talk(imap, door(), "a LOGIN {5000}", "x".repeat(5000) + " {5000}", "b NOOP");
  assertEquals(heard.slice(2), ["a NO [TOOBIG] The literal is too large", "b OK NOOP done"]);
});

Deno.test("input that ends in a command or in a literal ends the conversation in peace", async () => {
  assertEquals((await talk(imap, door(), "a LOGIN {4}")).slice(1), ["+ Ready"]);
  assertEquals((await talk(imap, door(), "a AUTHENTICATE PLAIN")).slice(1, 2), ["+ "]);
});

Deno.test("pipelined commands are answered in their order", () =>
  withBox(async ({ say }) => {
    const heard = await say("a NOOP", "b CAPABILITY", "c SELECT INBOX", "d CHECK", "e LOGOUT");
    assertEquals(heard.filter((line) => /^[a-e] /.test(line)).map((line) => line.slice(0, 4)), [
      "a OK",
      "b OK",
      "c OK",
      "d OK",
      "e OK",
    ]);
    assertEquals(heard.at(-2), "* BYE Good-bye");
  }));
