import { assertEquals, assertFalse, assertMatch } from "@std/assert";
import { createHmac } from "node:crypto";
import { toBase64 } from "../../../sasl/base64.ts";
import { bytesOf } from "../../../sasl/text.ts";
import { doorTo, sessionWith } from "../../../testing/door.ts";
import { converse, talk } from "../../../testing/talk.ts";
import { imap } from "../mod.ts";

const REFUSED = "NO [AUTHENTICATIONFAILED] Login refused";
const base64 = (text: string) => toBase64(bytesOf(text));
const door = (name = "info", password = "secret", patience = 100) =>
  doorTo({ name, password, session: sessionWith({}) }, patience);

/** The names that the door was asked for, by these lines; all with the password `secret`. */
async function names(...lines: string[]): Promise<string[]> {
  const asked = door("nobody");
  await talk(imap, asked, ...lines);
  for (const { proof } of asked.asked) assertEquals(proof.password, "secret");
  return asked.asked.map(({ name }) => name);
}

Deno.test("an atom, a quoted string and a literal carry the same name to the door", async () => {
  for (const name of ["info", "info@client2.com", "INFO@Client2.Com", "info@[192.0.0.2]"]) {
    const carried = await names(
      `a LOGIN ${name} secret`,
      `b LOGIN "${name}" "secret"`,
      `c LOGIN {${name.length}}`,
      `${name} {6}`,
      "secret",
      `d LOGIN {${name.length}+}`,
      `${name} {6+}`,
      "secret",
    );
    assertEquals(carried, [name, name, name, name]);
  }
});

Deno.test("a login takes an atom with wildcards, for clients send info%client2.com so", async () => {
  assertEquals(await names("a LOGIN info%client2.com secret"), ["info%client2.com"]);
  assertEquals(await names("a LOGIN *@client2.com secret"), ["*@client2.com"]);
});

Deno.test("a quoted name keeps its blanks and loses only its escapes", async () => {
  assertEquals(await names('a LOGIN " info\t" secret'), [" info\t"]);
  assertEquals(await names('a LOGIN "in\\\\f\\"o" secret'), ['in\\f"o']);
  assertEquals(await names('a LOGIN "" secret'), [""]);
});

Deno.test("a literal carries UTF-8, a byte order mark too", async () => {
  assertEquals(await names("a LOGIN {8}", "\uFEFFinfö {6}", "secret"), ["\uFEFFinfö"]);
});

Deno.test("a name that the grammar forbids is BAD and never reaches the door", async () => {
  const lines = [
    'a LOGIN "infö" secret',
    "b LOGIN in(fo secret",
    'c LOGIN "info secret',
    'd LOGIN "in\\fo" secret',
    "e LOGIN {4}",
    "i\0fo secret",
    "f LOGIN in\rfo secret",
    "g LOGIN info",
    "h LOGIN info secret more",
    "i LOGIN  info secret",
    "j LOGIN",
  ];
  const asked = door();
  const heard = (await talk(imap, asked, ...lines)).filter((line) => !line.startsWith("+"));
  assertEquals(
    heard.slice(1).map((line) => line.slice(0, 5)),
    [
      ..."abcdefghij",
    ].map((tag) => `${tag} BAD`),
  );
  assertEquals(asked.asked, []);
});

Deno.test("every refused login is answered alike, and the next one starts afresh", async () => {
  const asked = door("info", "secret");
  const heard = await talk(
    imap,
    asked,
    "a LOGIN info wrong",
    "b LOGIN nobody@nowhere secret",
    `c AUTHENTICATE PLAIN ${base64("\0info\0wrong")}`,
    "d LOGIN info secret",
    "e NOOP",
  );
  assertEquals(heard.slice(1, 4), [`a ${REFUSED}`, `b ${REFUSED}`, `c ${REFUSED}`]);
  assertMatch(heard[4]!, /^d OK \[CAPABILITY [^\]]*\] /);
  assertEquals(heard.slice(5), ["e OK NOOP done"]);
});

Deno.test("after too many refusals the server says BYE and ends", async () => {
  const heard = await talk(
    imap,
    door("info", "secret", 2),
    "a LOGIN info x",
    "b LOGIN info y",
    "c NOOP",
  );
  assertEquals(heard.slice(1), [
    `a ${REFUSED}`,
    `b ${REFUSED}`,
    "* BYE Too many refused logins",
  ]);
});

Deno.test("PLAIN is the same with an initial response and without", async () => {
  const message = base64("\0info\0secret");
  const heard = await talk(imap, door(), `a AUTHENTICATE plain ${message}`);
  assertMatch(heard[1]!, /^a OK /);
  const later = await talk(imap, door(), "a AUTHENTICATE PLAIN", message);
  assertEquals(later[1], "+ ");
  assertMatch(later[2]!, /^a OK /);
});

Deno.test("SASL LOGIN asks for name and password", async () => {
  const heard = await talk(imap, door(), "a AUTHENTICATE LOGIN", base64("info"), base64("secret"));
  assertEquals(heard.slice(1, 3), [`+ ${base64("Username:")}`, `+ ${base64("Password:")}`]);
  assertMatch(heard[3]!, /^a OK /);
});

Deno.test("CRAM-MD5 answers a challenge that the server sends first", async () => {
  const client = converse(imap, door());
  await client.hear();
  client.say("a AUTHENTICATE CRAM-MD5");
  const challenge = (await client.hear())!.slice(2);
  assertMatch(atob(challenge), /^<[^>]+>$/);
  const digest = createHmac("md5", "secret").update(atob(challenge)).digest("hex");
  client.say(base64(`info ${digest}`));
  assertMatch((await client.hear())!, /^a OK /);
  client.hangUp();
  await client.over;
});

Deno.test("an exchange that is cancelled, is no base64 or names no mechanism leaves the door alone", async () => {
  const asked = door();
  const heard = await talk(
    imap,
    asked,
    "a AUTHENTICATE PLAIN",
    "*",
    "b AUTHENTICATE PLAIN",
    "!!!!",
    "c AUTHENTICATE GSSAPI",
    "d AUTHENTICATE PLAIN =",
    "e NOOP",
  );
  assertEquals(heard.slice(1), [
    "+ ",
    "a BAD The exchange was cancelled",
    "+ ",
    "b BAD The exchange was malformed",
    "c NO [CANNOT] No such mechanism",
    "d BAD The exchange was malformed",
    "e OK NOOP done",
  ]);
  assertEquals(asked.asked, []);
});

Deno.test("exchanges that come to nothing cannot go on for ever", async () => {
  const heard = await talk(
    imap,
    door("info", "secret", 3),
    ...["a AUTHENTICATE PLAIN", "*", "b AUTHENTICATE PLAIN =", "c AUTHENTICATE GSSAPI"],
    ...["d AUTHENTICATE PLAIN !", "e AUTHENTICATE PLAIN A", "f LOGIN info secret"],
  );
  assertEquals(heard.slice(-3), [
    "d BAD Cannot read the arguments: base64 expected",
    "e BAD The exchange was malformed",
    "* BYE Too many refused logins",
  ]);
});

Deno.test("an authorization identity goes to the door beside the name", async () => {
  const asked = door();
  await talk(imap, asked, `a AUTHENTICATE PLAIN ${base64("boss@client1.com\0info\0secret")}`);
  assertEquals(asked.asked.map(({ name, authzid }) => [name, authzid]), [
    ["info", "boss@client1.com"],
  ]);
});

Deno.test("nothing of an account is given before a login, and no second login after one", async () => {
  const heard = await talk(
    imap,
    door(),
    "a SELECT INBOX",
    "b FETCH 1 BODY[]",
    'c LIST "" "*"',
    "d LOGIN info secret",
    "e LOGIN info secret",
    "f FETCH 1 BODY[]",
  );
  assertEquals(heard.slice(1, 4), [
    "a BAD SELECT is not for now",
    "b BAD FETCH is not for now",
    "c BAD LIST is not for now",
  ]);
  assertEquals(heard.slice(5), ["e BAD LOGIN is not for now", "f BAD FETCH is not for now"]);
});

Deno.test("the wire is told of a login, and of none that was refused", async () => {
  let told = 0;
  const client = converse(imap, door(), { loggedIn: () => void told++ });
  client.say("a LOGIN info wrong");
  await client.until("a NO");
  assertEquals(told, 0);
  client.say("b LOGIN info secret");
  await client.until("b OK");
  assertEquals(told, 1);
  client.hangUp();
  await client.over;
});

Deno.test("no answer shows the password", async () => {
  const heard = await talk(
    imap,
    door(),
    "a LOGIN info hunter2",
    "b LOGIN info hunter2 x",
    `c AUTHENTICATE PLAIN ${base64("info hunter2")}`,
  );
  assertFalse(heard.join("\n").includes("hunter2"));
});
