import { assertEquals, assertMatch } from "@std/assert";
import { type Box, withBox } from "../testing/account.ts";

async function selected({ say }: Box, ...commands: string[]): Promise<string[]> {
  const heard = await say("s SELECT INBOX", ...commands);
  return heard.slice(heard.findIndex((line) => line.startsWith("s OK")) + 1);
}

async function withFive(test: (box: Box) => Promise<void>) {
  await withBox(async (box) => {
    for (const n of [1, 2, 3, 4, 5]) box.put([`Subject: ${n}`, "", ""]);
    box.mail.open("INBOX")!.claimRecent();
    await test(box);
  });
}

Deno.test("STORE sets, adds and takes away flags", () =>
  withFive(async (box) => {
    assertEquals(
      await selected(
        box,
        "a STORE 1 FLAGS (\\Seen $Work)",
        "b STORE 1 +FLAGS \\Flagged $work \\seen",
        "c UID STORE 2 -flags (\\Seen $WORK)",
        "d STORE 1 FLAGS ()",
        "e STORE 1 +FLAGS \\Unheard",
      ),
      [
        "* 1 FETCH (FLAGS (\\Seen $Work))",
        "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Work)",
        "a OK STORE done",
        "* 1 FETCH (FLAGS (\\Seen $Work \\Flagged))",
        "b OK STORE done",
        "* 1 FETCH (UID 2 FLAGS (\\Flagged))",
        "c OK STORE done",
        "* 1 FETCH (FLAGS ())",
        "d OK STORE done",
        "* 1 FETCH (FLAGS ())",
        "e OK STORE done",
      ],
    );
  }));

Deno.test("STORE .SILENT says nothing, and refuses \\Recent and what is no flag", () =>
  withFive(async (box) => {
    const heard = await selected(
      box,
      "a STORE 1:2 +FLAGS.SILENT (\\Seen)",
      "b STORE 1 FLAGS (\\Recent)",
      "c STORE 1 FLAGS",
      "d STORE 1 *FLAGS (\\Seen)",
      "e STORE 9 FLAGS (\\Seen)",
      "f FETCH 2 FLAGS",
    );
    assertEquals(heard.filter((line) => !line.includes("BAD")), [
      "a OK STORE done",
      "* 2 FETCH (FLAGS (\\Seen))",
      "f OK FETCH done",
    ]);
    assertEquals(heard.length, 7);
  }));

Deno.test("EXPUNGE tells numbers as they are after each removal", () =>
  withFive(async (box) => {
    assertEquals(
      await selected(
        box,
        "a STORE 2,3,5 +FLAGS.SILENT (\\Deleted)",
        "b EXPUNGE",
        "c FETCH 1:* UID",
      ),
      [
        "a OK STORE done",
        "* 5 EXPUNGE",
        "* 3 EXPUNGE",
        "* 2 EXPUNGE",
        "b OK EXPUNGE done",
        "* 1 FETCH (UID 2)",
        "* 2 FETCH (UID 5)",
        "c OK FETCH done",
      ],
    );
  }));

Deno.test("UID EXPUNGE removes of the deleted messages those that are named", () =>
  withFive(async (box) => {
    assertEquals(
      await selected(box, "a STORE 1:3 +FLAGS.SILENT (\\Deleted)", "b UID EXPUNGE 3,5:900"),
      ["a OK STORE done", "* 2 EXPUNGE", "b OK EXPUNGE done"],
    );
  }));

Deno.test("COPY tells the uids of both sides, and keeps flags and date", () =>
  withFive(async (box) => {
    box.mail.create("to");
    const { uidValidity } = box.mail.open("to")!;
    assertEquals(
      await selected(
        box,
        "a STORE 2 +FLAGS.SILENT (\\Seen)",
        "b COPY 1:3,5 to",
        "c UID COPY 900 to",
        "d COPY 1 none",
        "e COPY 9 to",
      ),
      [
        "a OK STORE done",
        `b OK [COPYUID ${uidValidity} 2:4,6 1:4] COPY done`,
        "c OK COPY done",
        "d NO [TRYCREATE] No such mailbox",
        "e BAD No such message",
      ],
    );
    assertEquals(box.mail.open("to")!.messages().map(({ uid, flags }) => [uid, ...flags]), [
      [1],
      [2, "\\Seen"],
      [3],
      [4],
    ]);
  }));

Deno.test("MOVE tells COPYUID first and then what is gone", () =>
  withFive(async (box) => {
    box.mail.create("to");
    const { uidValidity } = box.mail.open("to")!;
    assertEquals(await selected(box, "a MOVE 2:3 to", "b UID MOVE 6 to", "c MOVE 1 none"), [
      `* OK [COPYUID ${uidValidity} 3:4 1:2] Moved`,
      "* 3 EXPUNGE",
      "* 2 EXPUNGE",
      "a OK MOVE done",
      `* OK [COPYUID ${uidValidity} 6 3] Moved`,
      "* 3 EXPUNGE",
      "b OK MOVE done",
      "c NO [TRYCREATE] No such mailbox",
    ]);
  }));

Deno.test("UID takes only the commands that know uids", () =>
  withFive(async (box) => {
    for (const wrong of ["UID NOOP", "UID", "UID  FETCH 1 UID", "UID CONSTRUCTOR 1"]) {
      assertMatch((await selected(box, `a ${wrong}`))[0]!, /^a BAD /, wrong);
    }
  }));

Deno.test("a message has at most a hundred flags, however they come", () =>
  withFive(async (box) => {
    const flags = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `k${from + n}`).join(" ");
    const heard = await selected(
      box,
      `a STORE 1 FLAGS.SILENT (${flags(0, 101)})`,
      `b STORE 1 FLAGS.SILENT (${flags(0, 100)})`,
      `c STORE 1 +FLAGS.SILENT (${flags(99, 2)})`,
      `d APPEND INBOX (${flags(0, 101)}) {1+}\r\nx`,
    );
    const answers = heard.filter((line) => /^[a-d] /.test(line));
    assertEquals(answers.map((line) => line.slice(0, 12)), [
      "a NO [LIMIT]",
      "b OK STORE d",
      "c NO [LIMIT]",
      "d NO [LIMIT]",
    ]);
    assertEquals(box.mail.open("INBOX")!.message(2)?.flags.length, 100);
  }));

Deno.test("MOVE is one change, not a copy and an expunge", () =>
  withFive(async (box) => {
    let changes = 0;
    const stop = box.mail.open("INBOX")!.watch(() => void changes++);
    await selected(box, "a MOVE 1:5 INBOX");
    stop();
    assertEquals(changes, 1);
    assertEquals(box.mail.open("INBOX")!.messages().map(({ uid }) => uid), [7, 8, 9, 10, 11]);
  }));
