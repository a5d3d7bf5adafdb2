import { assertEquals } from "@std/assert";
import type { Talk } from "../../testing/talk.ts";
import type { Wire } from "../../wire.ts";
import { withBox } from "./testing/account.ts";

const NOTE = ["Subject: note", "", "text", ""];

async function hears(client: Talk, command: string): Promise<string[]> {
  client.say(command);
  const heard: string[] = [];
  do heard.push((await client.hear())!); while (heard.at(-1)!.startsWith("*"));
  return heard;
}

async function end(...clients: Talk[]): Promise<void> {
  for (const client of clients) client.hangUp();
  await Promise.all(clients.map(({ over }) => over));
}

Deno.test("another session's mail, flags and removals are told at the next command", () =>
  withBox(async ({ put, mail, connect }) => {
    put(NOTE);
    put(NOTE);
    const client = await connect("R SELECT INBOX");
    const inbox = mail.open("INBOX")!;
    inbox.expunge([2]);
    inbox.setFlags(3, ["\\Seen", "new"]);
    put(NOTE);
    assertEquals(await hears(client, "a NOOP"), [
      "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft new)",
      "* 1 EXPUNGE",
      "* 2 EXISTS",
      "* 2 RECENT",
      "* 1 FETCH (UID 3 FLAGS (\\Seen new \\Recent))",
      "a OK NOOP done",
    ]);
    assertEquals(await hears(client, "b NOOP"), ["b OK NOOP done"]);
    await end(client);
  }));

Deno.test("a removal is not told while FETCH, STORE or SEARCH uses numbers, nor with a BAD", () =>
  withBox(async ({ put, mail, connect }) => {
    put(NOTE);
    put(NOTE);
    const client = await connect("R SELECT INBOX");
    mail.open("INBOX")!.expunge([2]);
    assertEquals(await hears(client, "a FETCH 2 UID"), [
      "* 2 FETCH (UID 3)",
      "a OK FETCH done",
    ]);
    assertEquals(await hears(client, "b FETCH 1:2 UID"), [
      "* 2 FETCH (UID 3)",
      "b NO [EXPUNGEISSUED] Some of the messages are gone",
    ]);
    assertEquals(await hears(client, "c STORE 1 FLAGS.SILENT (\\Seen)"), [
      "c NO [EXPUNGEISSUED] Some of the messages are gone",
    ]);
    assertEquals(await hears(client, "d SEARCH ALL"), ["* SEARCH 2", "d OK SEARCH done"]);
    assertEquals(await hears(client, "e COPY"), [
      "e BAD Cannot read the arguments: blank expected",
    ]);
    assertEquals(await hears(client, "f UID SEARCH ALL"), [
      "* SEARCH 3",
      "* 1 EXPUNGE",
      "f OK SEARCH done",
    ]);
    await end(client);
  }));

Deno.test("COPY of a message that another session has removed copies none", () =>
  withBox(async ({ put, mail, connect }) => {
    put(NOTE);
    put(NOTE);
    mail.create("to");
    const client = await connect("R SELECT INBOX");
    mail.open("INBOX")!.expunge([2]);
    assertEquals(await hears(client, "a COPY 1:2 to"), [
      "* 1 EXPUNGE",
      "a NO [EXPUNGEISSUED] Some of the messages are gone",
    ]);
    assertEquals(mail.open("to")!.messages(), []);
    await end(client);
  }));

Deno.test("STORE .SILENT still tells what another session did to the same message", () =>
  withBox(async ({ put, mail, connect }) => {
    put(NOTE);
    const client = await connect("R SELECT INBOX");
    mail.open("INBOX")!.setFlags(2, ["\\Flagged"]);
    assertEquals(await hears(client, "a STORE 1 +FLAGS.SILENT (\\Seen)"), [
      "* 1 FETCH (UID 2 FLAGS (\\Flagged \\Seen \\Recent))",
      "a OK STORE done",
    ]);
    await end(client);
  }));

Deno.test("IDLE tells what another session does as it happens", () =>
  withBox(async ({ connect, mail }) => {
    const idler = await connect("R SELECT INBOX");
    const other = await connect();
    idler.say("a IDLE");
    assertEquals(await idler.hear(), "+ idling");
    other.say("b APPEND INBOX {2+}", "hi");
    assertEquals(await idler.hear(), "* 1 EXISTS");
    assertEquals(await idler.hear(), "* 1 RECENT");
    await other.until("b OK");
    await other.hear();
    mail.open("INBOX")!.setFlags(2, ["\\Seen"]);
    assertEquals(await idler.hear(), "* 1 FETCH (UID 2 FLAGS (\\Seen \\Recent))");
    mail.open("INBOX")!.expunge([2]);
    assertEquals(await idler.hear(), "* 1 EXPUNGE");
    idler.say("done");
    assertEquals(await idler.hear(), "a OK IDLE done");
    assertEquals(await hears(idler, "b NOOP"), ["b OK NOOP done"]);
    await end(idler, other);
  }));

Deno.test("IDLE ends at anything but DONE, at the end of input, and is legal with no mailbox", () =>
  withBox(async ({ say, connect }) => {
    assertEquals(await say("a IDLE", "DONE", "b IDLE", "c NOOP", "d NOOP"), [
      "+ idling",
      "a OK IDLE done",
      "+ idling",
      "b BAD DONE expected",
      "d OK NOOP done",
    ]);
    const client = await connect("R SELECT INBOX");
    client.say("a IDLE");
    await client.until("+ idling");
    await end(client);
  }));

Deno.test("a mailbox that another session deletes is empty from then on", () =>
  withBox(async ({ put, mail, connect }) => {
    mail.create("box");
    put(NOTE, [], "box");
    const client = await connect("R SELECT box");
    mail.remove("box");
    assertEquals(await hears(client, "a NOOP"), ["* 1 EXPUNGE", "a OK NOOP done"]);
    assertEquals(await hears(client, "b UID FETCH 1:* FLAGS"), ["b OK FETCH done"]);
    await end(client);
  }));

Deno.test("a mailbox is watched while it is selected, and not a moment longer", () =>
  withBox(async ({ mail, say, over, connect }) => {
    let watching = 0;
    const open = mail.open.bind(mail);
    mail.open = (name) => {
      const mailbox = open(name);
      const watch = mailbox?.watch.bind(mailbox);
      return mailbox && watch && Object.assign(mailbox, {
        watch: (changed: () => void) => {
          const stop = watch(changed);
          watching++;
          return () => {
            watching--;
            stop();
          };
        },
      });
    };
    const client = await connect("a SELECT INBOX", "R EXAMINE INBOX");
    assertEquals(watching, 1);
    assertEquals(await hears(client, "b UNSELECT"), ["b OK UNSELECT done"]);
    assertEquals(watching, 0);
    await end(client);
    await say("a SELECT INBOX", "b SELECT none");
    await say("a SELECT INBOX", "b LOGOUT");
    await say("a SELECT INBOX", "b IDLE");
    assertEquals(watching, 0);
    const lost = new Error("Cannot send: the test broke the line");
    const send: Wire["send"] = (text) =>
      String(text).includes("SELECT done") ? Promise.reject(lost) : Promise.resolve();
    assertEquals(await over({ send }, "a SELECT INBOX").catch((error) => error), lost);
    assertEquals(watching, 0);
  }));
