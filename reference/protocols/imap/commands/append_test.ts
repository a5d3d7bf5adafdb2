import { assertEquals, assertMatch } from "@std/assert";
import { withBox } from "../testing/account.ts";

const MESSAGE = "Subject: x\r\n\r\ntext\r\n";

Deno.test("APPEND keeps flags and date, and tells the uid", () =>
  withBox(async ({ say, mail }) => {
    const { uidValidity, uidNext } = mail.open("INBOX")!;
    const heard = await say(
      `a APPEND INBOX (\\seen $Work \\Seen $WORK \\Foo) " 7-Jul-1996 02:44:25 -0730" {${MESSAGE.length}+}`,
      MESSAGE,
    );
    assertEquals(heard, [`a OK [APPENDUID ${uidValidity} ${uidNext}] APPEND done`]);
    const [message] = mail.open("INBOX")!.messages();
    assertEquals(message?.flags, ["\\Seen", "$Work"]);
    assertEquals(message?.internalDate.toISOString(), "1996-07-07T10:14:25.000Z");
    assertEquals(new TextDecoder().decode(mail.open("INBOX")!.content(uidNext)), MESSAGE);
  }));

Deno.test("APPEND needs no flags and no date, and shows in the mailbox that is selected", () =>
  withBox(async ({ say }) => {
    const heard = await say(
      "a SELECT INBOX",
      "b APPEND INBOX () {2+}",
      "\r\n",
      "c APPEND INBOX {0}",
      "",
    );
    const after = heard.slice(heard.findIndex((line) => line.startsWith("a OK")) + 1);
    assertEquals(after.map((line) => line.replace(/UID \d+ \d+/, "")), [
      "* 1 EXISTS",
      "* 1 RECENT",
      "b OK [APPEND] APPEND done",
      "+ Ready",
      "* 2 EXISTS",
      "* 2 RECENT",
      "c OK [APPEND] APPEND done",
    ]);
  }));

Deno.test("APPEND to a mailbox that is missing says so, once the message was read", () =>
  withBox(async ({ say }) => {
    assertEquals(await say("a APPEND none {2}", "hi", "b NOOP"), [
      "+ Ready",
      "a NO [TRYCREATE] No such mailbox",
      "b OK NOOP done",
    ]);
  }));

Deno.test("APPEND refuses what is no date, no flag or no literal, and NUL", () =>
  withBox(async ({ say, mail }) => {
    for (
      const wrong of [
        '"31-Feb-2026 00:00:00 +0000" {2+}\r\nhi',
        '"31-Dec-9999 23:59:59 -1000" {2+}\r\nhi',
        '"01-Jan-0100 00:00:00 +1000" {2+}\r\nhi',
        '"01-Jan-0050 00:00:00 +0000" {2+}\r\nhi',
        '"1-Feb-2026 00:00:00 +0000" {2+}\r\nhi',
        "(\\Recent) {2+}\r\nhi",
        "\\Seen {2+}\r\nhi",
        '"hi"',
        "{2+}\r\nh\0",
        "{2+}\r\nhi more",
      ]
    ) assertMatch((await say(`a APPEND INBOX ${wrong}`)).at(-1)!, /^a BAD /, wrong);
    assertEquals(mail.open("INBOX")!.messages(), []);
  }));

Deno.test("the first and the last date that APPEND keeps are told again", () =>
  withBox(async ({ say }) => {
    const told = async (date: string) =>
      (await say(
        `a APPEND INBOX "${date}" {2+}`,
        "hi",
        "b EXAMINE INBOX",
        "c FETCH * INTERNALDATE",
      ))
        .at(-2)?.replace(/^.*INTERNALDATE /, "");
    assertEquals(await told("31-Dec-9999 13:59:59 -1000"), '"31-Dec-9999 23:59:59 +0000")');
    assertEquals(await told("01-Jan-0100 10:00:00 +1000"), '" 1-Jan-0100 00:00:00 +0000")');
  }));
