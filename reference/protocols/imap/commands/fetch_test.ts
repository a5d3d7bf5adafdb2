import { assertEquals, assertMatch } from "@std/assert";
import { type Box, withBox } from "../testing/account.ts";

const NOTE = [
  "From: Ann <ann@a.example>",
  "Subject: note",
  "X-Long: one",
  "\ttwo",
  "",
  "first",
  "last",
  "",
];

/** What is heard from a command in a selected INBOX. */
async function fetch({ say }: Box, ...commands: string[]): Promise<string[]> {
  const heard = await say("s SELECT INBOX", ...commands);
  return heard.slice(heard.findIndex((line) => line.startsWith("s OK")) + 1);
}

Deno.test("FETCH gives each item that is asked for, in that order", () =>
  withBox(async (box) => {
    box.put(NOTE, ["\\Flagged"]);
    assertEquals(await fetch(box, "a FETCH 1 (UID RFC822.SIZE flags INTERNALDATE)"), [
      '* 1 FETCH (UID 2 RFC822.SIZE 76 FLAGS (\\Flagged \\Recent) INTERNALDATE " 3-Feb-2026 04:05:06 +0000")',
      "a OK FETCH done",
    ]);
  }));

Deno.test("a macro stands alone and means what it stands for", () =>
  withBox(async (box) => {
    box.put(["Subject: x", "", ""]);
    const heard = await fetch(box, "a FETCH 1 FAST", "b FETCH 1 FULL", "c FETCH 1 (FAST)");
    assertMatch(heard[0]!, /^\* 1 FETCH \(FLAGS \(.*\) INTERNALDATE ".*" RFC822\.SIZE 14\)$/);
    assertMatch(heard[2]!, /RFC822\.SIZE 14 ENVELOPE \(.*\) BODY \("TEXT" .*\)\)$/);
    assertEquals(heard[4], "c BAD Cannot read the arguments: no such item");
  }));

Deno.test("reading the body sets \\Seen and tells it; PEEK and RFC822.HEADER do not", () =>
  withBox(async (box) => {
    box.put(["Subject: x", "", "text"]);
    const heard = await fetch(
      box,
      "a FETCH 1 BODY.PEEK[TEXT]",
      "b FETCH 1 RFC822.HEADER",
      "c FETCH 1 FLAGS",
      "d FETCH 1 (FLAGS BODY[TEXT])",
      "e FETCH 1 BODY[TEXT]",
    );
    assertEquals(heard, [
      "* 1 FETCH (BODY[TEXT] {4}",
      "text)",
      "a OK FETCH done",
      "* 1 FETCH (RFC822.HEADER {14}",
      "Subject: x",
      "",
      ")",
      "b OK FETCH done",
      "* 1 FETCH (FLAGS (\\Recent))",
      "c OK FETCH done",
      "* 1 FETCH (FLAGS (\\Seen \\Recent) BODY[TEXT] {4}",
      "text)",
      "d OK FETCH done",
      "* 1 FETCH (BODY[TEXT] {4}",
      "text)",
      "e OK FETCH done",
    ]);
  }));

Deno.test("a FETCH that sets \\Seen unasked tells the flags in the same response", () =>
  withBox(async (box) => {
    box.put(["", "text"]);
    assertEquals(await fetch(box, "a FETCH 1 RFC822.TEXT"), [
      "* 1 FETCH (RFC822.TEXT {4}",
      "text FLAGS (\\Seen \\Recent))",
      "a OK FETCH done",
    ]);
  }));

Deno.test("a partial is cut at the end of the text, and past it is empty", () =>
  withBox(async (box) => {
    box.put(["", "0123456789"]);
    assertEquals(
      await fetch(
        box,
        "a FETCH 1 BODY.PEEK[TEXT]<2.3>",
        "b FETCH 1 BODY.PEEK[TEXT]<8.100>",
        "c FETCH 1 BODY.PEEK[TEXT]<10.1>",
        "d FETCH 1 BODY.PEEK[TEXT]<0.0>",
      ),
      [
        "* 1 FETCH (BODY[TEXT]<2> {3}",
        "234)",
        "a OK FETCH done",
        "* 1 FETCH (BODY[TEXT]<8> {2}",
        "89)",
        "b OK FETCH done",
        '* 1 FETCH (BODY[TEXT]<10> "")',
        "c OK FETCH done",
        "d BAD Cannot read the arguments: nothing more expected",
      ],
    );
  }));

Deno.test("header fields are chosen without regard to case, with their folds, in the message's order", () =>
  withBox(async (box) => {
    box.put(NOTE);
    assertEquals(
      await fetch(
        box,
        'a FETCH 1 BODY.PEEK[HEADER.FIELDS (x-long "FROM" {4+}',
        "None)]",
        "b FETCH 1 BODY.PEEK[HEADER.FIELDS.NOT (From Subject)]<0.5>",
        "c FETCH 1 BODY.PEEK[HEADER.FIELDS ()]",
      ),
      [
        "* 1 FETCH (BODY[HEADER.FIELDS (x-long FROM None)] {48}",
        "From: Ann <ann@a.example>",
        "X-Long: one",
        "\ttwo",
        "",
        ")",
        "a OK FETCH done",
        "* 1 FETCH (BODY[HEADER.FIELDS.NOT (From Subject)]<0> {5}",
        "X-Lon)",
        "b OK FETCH done",
        "c BAD Cannot read the arguments: atom or string expected",
      ],
    );
  }));

Deno.test("bytes go out as they came in, whatever they are", () =>
  withBox(async ({ mail, connect }) => {
    const body = new Uint8Array(255).map((_, i) => i + 1);
    mail.open("INBOX")!.append(new Uint8Array([13, 10, ...body]));
    const client = await connect("R SELECT INBOX");
    client.say("a FETCH 1 BODY.PEEK[TEXT]<126.10>");
    // Not UTF-8, so each byte shows as U+FFFD here; the length was counted in bytes.
    assertEquals(await client.hear(), "* 1 FETCH (BODY[TEXT]<126> {10}");
    assertEquals(await client.hear(), "\x7f" + "\uFFFD".repeat(9) + ")");
    client.hangUp();
    await client.over;
  }));

Deno.test("UID FETCH gives the uid unasked, passes over uids that are not there, and knows *", () =>
  withBox(async (box) => {
    for (const _ of [1, 2, 3]) box.put(["", "x"]);
    assertEquals(
      await fetch(
        box,
        "a UID FETCH 1,3 RFC822.SIZE",
        "b UID FETCH 900:* (RFC822.SIZE UID)",
        "c UID FETCH 900 UID",
        "d FETCH *,1:2 UID",
      ),
      [
        "* 2 FETCH (UID 3 RFC822.SIZE 3)",
        "a OK FETCH done",
        "* 3 FETCH (RFC822.SIZE 3 UID 4)",
        "b OK FETCH done",
        "c OK FETCH done",
        "* 1 FETCH (UID 2)",
        "* 2 FETCH (UID 3)",
        "* 3 FETCH (UID 4)",
        "d OK FETCH done",
      ],
    );
  }));

Deno.test("a sequence number past the last message is BAD", () =>
  withBox(async (box) => {
    assertEquals(await fetch(box, "a FETCH * UID", "b FETCH 1 UID", "c UID FETCH 1:* FLAGS"), [
      "a BAD No such message",
      "b BAD No such message",
      "c OK FETCH done",
    ]);
    box.put(["", "x"]);
    assertEquals(await fetch(box, "a FETCH 1:2 UID", "b FETCH 0 UID", "c FETCH 1,,1 UID"), [
      "a BAD No such message",
      "b BAD Cannot read the arguments: number out of range",
      "c BAD Cannot read the arguments: blank expected",
    ]);
  }));

Deno.test("a large answer goes out in pieces, so that no command makes the server hold it whole", () =>
  withBox(async ({ put, over }) => {
    put(["", "x".repeat(70_000)]);
    const sent: number[] = [];
    const send = (bytes: string | Uint8Array) => Promise.resolve(void sent.push(bytes.length));
    await over({ send }, "a SELECT INBOX", `b FETCH 1 (BODY[]${" BODY[]".repeat(9)})`);
    assertEquals(sent.filter((size) => size > 70_000).length, 10);
  }));

Deno.test("what is no section or item is BAD", () =>
  withBox(async (box) => {
    box.put(["", "x"]);
    const wrong = [
      "BODY[MIME]",
      "BODY[1.]",
      "BODY[0]",
      "BODY[1HEADER]",
      "BODY[]<1>",
      "BODY[TEXT",
      "BODYSTRUCTURE[]",
      "BODY.PEEK",
      "()",
      "(UID FLAGS",
      "UID FLAGS",
      "TOSTRING",
      `BODY[${"1.".repeat(200)}1]`,
    ];
    for (const items of wrong) {
      assertMatch((await fetch(box, `a FETCH 1 ${items}`)).at(-1)!, /^a BAD /, items);
    }
  }));

Deno.test("what FETCH is asked for twice it tells once", () =>
  withBox(async ({ put, say }) => {
    put(["", ""]);
    const heard = await say("s EXAMINE INBOX", "a FETCH 1 (UID FLAGS UID RFC822.SIZE FLAGS)");
    assertEquals(heard.at(-2), "* 1 FETCH (UID 2 FLAGS (\\Recent) RFC822.SIZE 2)");
  }));
