import { assertEquals, assertMatch } from "@std/assert";
import { withBox } from "../testing/account.ts";

const NOTE = ["Subject: note", "", "text", ""];

Deno.test("SELECT tells flags, sizes, the first unseen message and the uids", () =>
  withBox(async ({ put, say, mail }) => {
    put(NOTE, ["\\Seen"]);
    put(NOTE, ["$Label1"]);
    const { uidValidity } = mail.open("INBOX")!;
    assertEquals(await say("a SELECT inbox"), [
      "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Label1)",
      "* 2 EXISTS",
      "* 2 RECENT",
      "* OK [UNSEEN 2] The first unseen message",
      "* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Label1 \\*)] Flags that last",
      "* OK [UIDNEXT 4] The next uid",
      `* OK [UIDVALIDITY ${uidValidity}] Uids are valid`,
      "a OK [READ-WRITE] SELECT done",
    ]);
  }));

Deno.test("EXAMINE changes nothing: no flag, no recent mark, no message", () =>
  withBox(async ({ put, say, mail }) => {
    put(NOTE, ["\\Deleted"]);
    const heard = await say(
      "a EXAMINE INBOX",
      "b STORE 1 +FLAGS (\\Seen)",
      "c FETCH 1 BODY[TEXT]",
      "d EXPUNGE",
      "e UID EXPUNGE 1:*",
      "f UID MOVE 1:* INBOX",
      "g CLOSE",
    );
    const tagged = heard.filter((line) => /^[a-g] /.test(line));
    assertEquals(tagged, [
      "a OK [READ-ONLY] EXAMINE done",
      "b NO [READ-ONLY] The mailbox was opened by EXAMINE",
      "c OK FETCH done",
      "d NO [READ-ONLY] The mailbox was opened by EXAMINE",
      "e NO [READ-ONLY] The mailbox was opened by EXAMINE",
      "f NO [READ-ONLY] The mailbox was opened by EXAMINE",
      "g OK CLOSE done",
    ]);
    assertEquals(mail.open("INBOX")!.messages().map(({ flags, recent }) => [flags, recent]), [
      [["\\Deleted"], true],
    ]);
    assertEquals((await say("a SELECT INBOX"))[2], "* 1 RECENT");
    assertEquals((await say("a SELECT INBOX"))[2], "* 0 RECENT");
  }));

Deno.test("a SELECT that fails leaves no mailbox selected", () =>
  withBox(async ({ say }) => {
    const heard = await say("a SELECT INBOX", "b SELECT none", "c CHECK");
    assertEquals(heard.slice(-2), [
      "b NO [NONEXISTENT] No such mailbox",
      "c BAD CHECK is not for now",
    ]);
  }));

Deno.test("UNSELECT leaves deleted messages, CLOSE removes them and says nothing of it", () =>
  withBox(async ({ put, say, mail }) => {
    put(NOTE, ["\\Deleted"]);
    put(NOTE);
    const left = () => mail.open("INBOX")!.messages().length;
    assertEquals((await say("a SELECT INBOX", "b UNSELECT")).at(-1), "b OK UNSELECT done");
    assertEquals(left(), 2);
    assertEquals((await say("a SELECT INBOX", "b CLOSE")).slice(-2), [
      "a OK [READ-WRITE] SELECT done",
      "b OK CLOSE done",
    ]);
    assertEquals(left(), 1);
  }));

Deno.test("STATUS tells what is asked, in that order, and leaves the recent mark", () =>
  withBox(async ({ put, say, mail }) => {
    mail.create("Entwürfe");
    const { uidValidity } = mail.open("Entwürfe")!;
    put(NOTE, ["\\Seen"], "Entwürfe");
    put(NOTE, [], "Entwürfe");
    const asked = "(UNSEEN MESSAGES RECENT UIDNEXT UIDVALIDITY)";
    const status =
      `* STATUS Entw&APw-rfe (UNSEEN 1 MESSAGES 2 RECENT 2 UIDNEXT 3 UIDVALIDITY ${uidValidity})`;
    assertEquals(await say(`a STATUS Entw&APw-rfe ${asked}`, `b STATUS "Entw&APw-rfe" ${asked}`), [
      status,
      "a OK STATUS done",
      status,
      "b OK STATUS done",
    ]);
    assertEquals(await say("a STATUS none (MESSAGES)", "b STATUS INBOX ()", "c STATUS INBOX (X)"), [
      "a NO [NONEXISTENT] No such mailbox",
      "b BAD Cannot read the arguments: atom expected",
      "c BAD Cannot read the arguments: no such status item",
    ]);
  }));

Deno.test("what is advertised is what is done, and the rest is unknown", () =>
  withBox(async ({ say }) => {
    const [capability, ...heard] = await say(
      "a CAPABILITY",
      "b STARTTLS",
      "c GETQUOTA INBOX",
      "d __PROTO__",
      "e constructor",
    );
    assertEquals(
      capability,
      "* CAPABILITY IMAP4rev1 LITERAL+ ID ENABLE IDLE NAMESPACE ACL RIGHTS=kxte UIDPLUS MOVE UNSELECT",
    );
    assertEquals(heard.slice(1), [
      "b BAD STARTTLS is not for now",
      "c BAD Unknown command",
      "d BAD Cannot read the arguments: command expected",
      "e BAD Unknown command",
    ]);
  }));

Deno.test("ID, NAMESPACE and ENABLE are answered, whoever the client is", () =>
  withBox(async ({ say }) => {
    assertEquals(
      await say(
        "a ID NIL",
        'b ID ("name" "imapflow" "os" NIL)',
        "c ID ()",
        "d ID x",
        "e NAMESPACE",
        "f ENABLE CONDSTORE X-GOOD-IDEA",
        "g ENABLE",
      ),
      [
        '* ID ("name" "loginspec reference")',
        "a OK ID done",
        '* ID ("name" "loginspec reference")',
        "b OK ID done",
        '* ID ("name" "loginspec reference")',
        "c OK ID done",
        "d BAD Cannot read the arguments: ( expected",
        '* NAMESPACE (("" "/")) (("~" "/")) NIL',
        "e OK NAMESPACE done",
        "* ENABLED",
        "f OK ENABLE done",
        "g BAD Cannot read the arguments: blank expected",
      ],
    );
    assertMatch((await say("a SELECT INBOX", "b ENABLE X")).at(-1)!, /^b BAD /);
  }));
