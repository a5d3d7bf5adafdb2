import { assertEquals, assertMatch } from "@std/assert";
import { type Box, withBox } from "../testing/account.ts";

const message = (subject: string, body: string, ...more: string[]) => [
  `Subject: ${subject}`,
  "Date: Mon, 2 Mar 2026 23:59:00 -0800",
  ...more,
  "",
  body,
];

async function search({ say }: Box, ...keys: string[]): Promise<string[]> {
  const heard = await say("s EXAMINE INBOX", ...keys.map((key) => `a SEARCH ${key}`));
  return heard.slice(heard.findIndex((line) => line.startsWith("s OK")) + 1)
    .filter((line) => !line.startsWith("a OK")).map((line) => line.replace("* SEARCH", "").trim());
}

/** Four messages, uids 2 to 5, received on 3 February 2026. */
async function withFour(test: (box: Box) => Promise<void>) {
  await withBox(async (box) => {
    box.put(message("Alpha", "apples", "From: ann@a.example", "To: bob@b.example"), ["\\Seen"]);
    box.put(message("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "pears"), ["\\Flagged", "$Work"]);
    box.put(message("beta", "QXBmZWxtdXM=", "Content-Transfer-Encoding: base64", "X-Empty:"), [
      "\\Answered",
      "\\Draft",
    ]);
    box.put(["Subject: late", "Date: 4 Mar 26 10:00 GMT", "", "x".repeat(500)], ["\\Deleted"]);
    await test(box);
  });
}

const CASES: Readonly<Record<string, string>> = {
  "ALL": "1 2 3 4",
  "all": "1 2 3 4",
  "SEEN": "1",
  "UNSEEN": "2 3 4",
  "FLAGGED": "2",
  "UNFLAGGED": "1 3 4",
  "ANSWERED": "3",
  "UNANSWERED": "1 2 4",
  "DRAFT": "3",
  "UNDRAFT": "1 2 4",
  "DELETED": "4",
  "UNDELETED": "1 2 3",
  "KEYWORD $work": "2",
  "UNKEYWORD $WORK": "1 3 4",
  "RECENT": "1 2 3 4",
  "NEW": "2 3 4",
  "OLD": "",
  "FROM ann": "1",
  "TO BOB@": "1",
  "CC bob": "",
  "BCC bob": "",
  "SUBJECT alpha": "1",
  "SUBJECT {6+}\r\ngrüß": "2",
  "CHARSET UTF-8 SUBJECT {6+}\r\nGRÜß": "2",
  'HEADER X-Empty ""': "3",
  'HEADER X-None ""': "",
  "BODY apples": "1",
  "BODY apfelmus": "3",
  "BODY alpha": "",
  "TEXT alpha": "1",
  "TEXT pears": "2",
  "LARGER 542": "4",
  "LARGER 543": "",
  "SMALLER 543": "1 2 3",
  "SMALLER 544": "1 2 3 4",
  "ON 3-Feb-2026": "1 2 3 4",
  'BEFORE "3-Feb-2026"': "",
  "SINCE 03-feb-2026": "1 2 3 4",
  "SENTON 2-Mar-2026": "1 2 3",
  "SENTBEFORE 3-Mar-2026": "1 2 3",
  "SENTSINCE 3-Mar-2026": "4",
  "2:3": "2 3",
  "*": "4",
  "7": "",
  "UID 3,5:*": "2 4",
  "NOT SEEN": "2 3 4",
  "NOT NOT SEEN": "1",
  "OR SEEN OR DRAFT DELETED": "1 3 4",
  "(SEEN)": "1",
  "UNSEEN (OR FLAGGED DRAFT) NOT KEYWORD $Work": "3",
  "OR (UNSEEN FLAGGED) (1,4 SEEN)": "1 2",
};

Deno.test("every search key finds what it should", () =>
  withFour(async (box) => {
    for (const [keys, found] of Object.entries(CASES)) {
      assertEquals(await search(box, keys), [found], keys);
    }
  }));

Deno.test("UID SEARCH gives uids", () =>
  withFour(async ({ say }) => {
    assertEquals((await say("a SELECT INBOX", "b UID SEARCH NOT 2")).slice(-2), [
      "* SEARCH 2 4 5",
      "b OK SEARCH done",
    ]);
  }));

Deno.test("an unknown charset is refused with those that are known", () =>
  withFour(async (box) => {
    assertEquals(await search(box, "CHARSET KOI8-R ALL"), [
      "a NO [BADCHARSET (US-ASCII UTF-8)] No such charset",
    ]);
  }));

Deno.test("what is no search key is BAD, and so is nesting without end", () =>
  withFour(async (box) => {
    const wrong = [
      "",
      "SEENN",
      "OR SEEN",
      "NOT",
      "(SEEN",
      "()",
      "ON 31-Feb-2026",
      "BEFORE yesterday",
      "LARGER x",
      "HEADER Subject",
      "CHARSET UTF-8",
      "SEEN  DRAFT",
      "UID x",
      "NOT ".repeat(200) + "SEEN",
      "(".repeat(200) + "SEEN" + ")".repeat(200),
    ];
    for (const keys of wrong) assertMatch((await search(box, keys))[0]!, /^a BAD /, keys);
  }));

Deno.test("a search that looks for too many texts, or for too long a one, is told so", () =>
  withFour(async (box) => {
    const heard = await box.say(
      "s EXAMINE INBOX",
      `a SEARCH ${"BODY a ".repeat(49)}BODY a`,
      `b SEARCH ${"BODY a ".repeat(50)}TEXT a`,
      `c SEARCH SUBJECT ${"x".repeat(200)}`,
      `d SEARCH SUBJECT ${"x".repeat(201)}`,
    );
    const answers = heard.filter((line) => /^[a-d] /.test(line));
    assertEquals(answers.map((line) => line.slice(0, 12)), [
      "a OK SEARCH ",
      "b NO [LIMIT]",
      "c OK SEARCH ",
      "d NO [LIMIT]",
    ]);
  }));
