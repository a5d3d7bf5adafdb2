import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import { oneAccount } from "../../testing/account.ts";
import { converse, talk } from "../../testing/talk.ts";
import { pop3 } from "./mod.ts";

const REFUSED = "-ERR [AUTH] login refused";
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** What an account with these messages (behind the canary, which is removed) answers to these lines. */
async function said(messages: readonly string[], ...lines: string[]): Promise<string[]> {
  using account = oneAccount();
  fill(account, messages);
  const heard = await talk(pop3, account.door, ...lines);
  return heard.slice(1);
}

function fill({ session }: ReturnType<typeof oneAccount>, messages: readonly string[]): void {
  const inbox = session.mail.open("INBOX");
  assert(inbox);
  inbox.expunge(inbox.messages().map(({ uid }) => uid));
  for (const message of messages) inbox.append(Buffer.from(message, "latin1"));
}

/** The same after a login, whose two answers are left out. */
async function inside(messages: readonly string[], ...lines: string[]): Promise<string[]> {
  return (await said(messages, "USER info", "PASS pass word", ...lines)).slice(2);
}

const TWO = ["Subject: one\r\n\r\nfirst\r\n", "Subject: two\r\n\r\nsecond\r\n"];

Deno.test("a conversation opens the account and shows its canary", async () => {
  using account = oneAccount();
  const heard = await talk(pop3, account.door, "USER info", "PASS pass word", "RETR 1", "QUIT");
  assertEquals(heard.slice(1, 4), ["+OK send PASS", "+OK 1 messages", "+OK message follows"]);
  assertEquals(heard.slice(4).join("\r\n"), `${account.canary.message}.\r\n+OK good-bye`);
});

Deno.test("USER and PASS go to the door as typed, with all their blanks", async () => {
  using account = oneAccount();
  await talk(pop3, account.door, "user   In Fo%a@b ", "PASS  two  words ");
  assertEquals(
    account.door.asked.map(({ name, proof }) => [name, proof.mechanism, proof.password]),
    [
      ["  In Fo%a@b ", "USER", " two  words "],
    ],
  );
});

Deno.test("USER is +OK whatever the name, and all refused logins are answered alike", async () => {
  const names = ["USER nobody", "USER info%unknown.example", "USER ", "USER a\0b", "USER \x07"];
  for (const name of names) {
    assertEquals(await said([], name, "PASS x"), ["+OK send PASS", REFUSED], name);
  }
  assertEquals(await said([], "USER info", "PASS "), ["+OK send PASS", REFUSED]);
  assertEquals(await said([], "AUTH PLAIN " + base64("\0info\0x")), [REFUSED]);
  assertEquals(await said([], "APOP info " + "0".repeat(32)), [REFUSED]);
});

Deno.test("after a refusal the next attempt starts afresh", async () => {
  assertEquals(await said([], "USER info", "PASS x", "PASS pass word", "STAT", "USER info"), [
    "+OK send PASS",
    REFUSED,
    "-ERR USER first",
    "-ERR not now",
    "+OK send PASS",
  ]);
});

Deno.test("an exhausted door ends the conversation", async () => {
  using account = oneAccount(1);
  const heard = await talk(pop3, account.door, "USER info", "PASS x", "USER info");
  assertEquals(heard.slice(1), ["+OK send PASS", REFUSED]);
});

Deno.test("exchanges that come to nothing cannot go on for ever", async () => {
  using account = oneAccount(3);
  const tried = ["AUTH LOGIN", "*", "AUTH X", "AUTH PLAIN AA==", "AUTH PLAIN !", "AUTH PLAIN"];
  const heard = await talk(pop3, account.door, ...tried);
  assertEquals(heard.slice(2), [
    "-ERR cancelled",
    "-ERR unknown mechanism",
    "-ERR malformed response",
    "-ERR malformed response",
  ]);
});

Deno.test("a command in the wrong phase, or none of POP3, is refused", async () => {
  assertEquals(
    await said(
      [],
      "RETR 1",
      "HELP",
      "",
      "PASS pass word",
      "USER",
      "USER info",
      "PASS",
      "PASS pass word",
    ),
    [
      "-ERR not now",
      "-ERR unknown command",
      "-ERR unknown command",
      "-ERR USER first",
      "-ERR bad arguments",
      "+OK send PASS",
      "-ERR bad arguments",
      "-ERR USER first",
    ],
  );
  assertEquals(await inside([], "USER info", "AUTH", "APOP x"), Array(3).fill("-ERR not now"));
});

Deno.test("the greeting's timestamp is new each time, and APOP digests it", async () => {
  using account = oneAccount();
  const { hear, say, hangUp, over } = converse(pop3, account.door);
  const [greeting] = await talk(pop3, account.door, "QUIT");
  const timestamp = /<.+@.+>/.exec(await hear() ?? "")?.[0] ?? "none";
  assertNotEquals(greeting?.includes(timestamp), true);
  const digest = createHash("md5").update(`${timestamp}pass word`).digest("hex");
  say("APOP info", `APOP info ${digest} `, `APOP info ${digest}`);
  assertEquals(await hear(), "-ERR bad arguments");
  assertEquals(await hear(), "-ERR bad arguments");
  assertEquals(await hear(), "+OK 1 messages");
  hangUp();
  await over;
});

Deno.test("AUTH PLAIN with an initial response, and without", async () => {
  const response = base64("\0info\0pass word");
  assertEquals(await said([], `AUTH plain ${response}`), ["+OK 0 messages"]);
  assertEquals(await said([], "AUTH PLAIN", response), ["+ ", "+OK 0 messages"]);
});

Deno.test("AUTH LOGIN asks twice", async () => {
  assertEquals(await said([], "AUTH LOGIN", base64("info"), base64("pass word")), [
    "+ VXNlcm5hbWU6",
    "+ UGFzc3dvcmQ6",
    "+OK 0 messages",
  ]);
});

Deno.test("AUTH CRAM-MD5 digests the challenge", async () => {
  using account = oneAccount();
  const { hear, say, hangUp, over } = converse(pop3, account.door);
  await hear();
  say("AUTH CRAM-MD5");
  const challenge = Buffer.from((await hear() ?? "").slice(2), "base64");
  const digest = createHmac("md5", "pass word").update(challenge).digest("hex");
  say(base64(`info ${digest}`));
  assertEquals(await hear(), "+OK 1 messages");
  hangUp();
  await over;
});

Deno.test("AUTH can be cancelled, and tells what is malformed or unknown", async () => {
  assertEquals(await said([], "AUTH LOGIN", "*", "AUTH PLAIN not*base64", "AUTH NTLM", "STAT"), [
    "+ VXNlcm5hbWU6",
    "-ERR cancelled",
    "-ERR malformed response",
    "-ERR unknown mechanism",
    "-ERR not now",
  ]);
});

Deno.test("AUTH alone lists the mechanisms", async () => {
  assertEquals(await said([], "AUTH"), [
    "+OK",
    ...["SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN"],
    ".",
  ]);
});

Deno.test("CAPA is the same before and after a login", async () => {
  const before = await said([], "CAPA");
  assertEquals(before.slice(0, 1).concat(before.slice(-1)), ["+OK", "."]);
  assert(before.includes("SASL SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN"));
  assertEquals(await inside([], "CAPA"), before);
});

Deno.test("STAT, LIST and UIDL count what is not marked, by numbers that stay", async () => {
  assertEquals(await inside(TWO, "STAT", "DELE 1", "STAT", "LIST", "LIST 2", "LIST 1", "RSET"), [
    `+OK 2 ${23 + 24}`,
    "+OK marked",
    "+OK 1 24",
    "+OK",
    "2 24",
    ".",
    "+OK 2 24",
    "-ERR no such message",
    "+OK nothing is marked",
  ]);
});

Deno.test("UIDL keeps a message's id when another is marked", async () => {
  const [, first, second, , , , again] = await inside(TWO, "UIDL", "DELE 1", "UIDL", "UIDL 1");
  assertMatch(first ?? "", /^1 [!-~]{1,70}$/);
  assertNotEquals(first?.slice(2), second?.slice(2));
  assertEquals(again, second);
});

Deno.test("numbers that are none, and arguments too many or too few, are refused", async () => {
  const wrong = [
    "RETR",
    "RETR ",
    "RETR 0",
    "RETR 3",
    "RETR x",
    "RETR 1 2",
    "RETR -1",
    "DELE",
    "LIST ",
  ]
    .concat("LIST 3", "LIST 1 2", "UIDL 99999999999", "TOP 1", "TOP 1 -1", "TOP 3 0", "STAT 1")
    .concat("TOP 1 0 0", "NOOP x", "RSET 1", "QUIT now", "CAPA x");
  const heard = await inside(TWO, ...wrong);
  assertEquals(heard.filter((line) => line.startsWith("-ERR ")).length, wrong.length);
  assertEquals(heard.length, wrong.length);
});

Deno.test("a line that begins with a dot gets one more, at the beginning and later", async () => {
  assertEquals(await inside([".\r\n..\r\n.a\r\nb.\r\n"], "RETR 1"), [
    "+OK message follows",
    "..",
    "...",
    "..a",
    "b.",
    ".",
  ]);
});

Deno.test("a message without a last line end gets one, and is counted with it", async () => {
  assertEquals(await inside(["a: b\r\n\r\nend"], "LIST 1", "RETR 1"), [
    "+OK 1 13",
    "+OK message follows",
    "a: b",
    "",
    "end",
    ".",
  ]);
});

Deno.test("a bare LF ends a line too, and is counted as the CRLF it is sent as", async () => {
  assertEquals(await inside(["a: b\n\n.\n"], "LIST 1", "TOP 1 1"), [
    "+OK 1 11",
    "+OK message follows",
    "a: b",
    "",
    "..",
    ".",
  ]);
});

Deno.test("bytes beyond ASCII go out as they came", async () => {
  using account = oneAccount();
  fill(account, ["a: \xff\xfe\r\n"]);
  const { say, until, over } = converse(pop3, account.door);
  say("USER info", "PASS pass word", "RETR 1", "QUIT");
  await over;
  const heard = await until("good-bye");
  assertMatch(heard, /a: \uFFFD\uFFFD\r\n\.\r\n/);
});

Deno.test("TOP gives the header, the blank line, and so many lines", async () => {
  const mail = ["a: b\r\n\r\n.one\r\n\r\ntwo\r\n"];
  const top = async (lines: number) => (await inside(mail, `TOP 1 ${lines}`)).slice(1);
  assertEquals(await top(0), ["a: b", "", "."]);
  assertEquals(await top(1), ["a: b", "", "..one", "."]);
  assertEquals(await top(2), ["a: b", "", "..one", "", "."]);
  assertEquals(await top(9), ["a: b", "", "..one", "", "two", "."]);
});

Deno.test("TOP of a message that is all header, or has none, is whole and right", async () => {
  assertEquals((await inside(["a: b\r\n"], "TOP 1 0")).slice(1), ["a: b", "."]);
  assertEquals((await inside(["\r\nx\r\ny\r\n"], "TOP 1 1")).slice(1), ["", "x", "."]);
});

Deno.test("deletions take effect at QUIT, and only there", async () => {
  using account = oneAccount();
  fill(account, TWO);
  const left = () => account.session.mail.open("INBOX")?.messages().length;
  await talk(pop3, account.door, "USER info", "PASS pass word", "DELE 1", "STAT");
  assertEquals(left(), 2);
  await talk(pop3, account.door, "USER info", "PASS pass word", "DELE 1", "RSET", "QUIT");
  assertEquals(left(), 2);
  await talk(pop3, account.door, "USER info", "PASS pass word", "DELE 1", "DELE 1", "QUIT");
  assertEquals(left(), 1);
});

Deno.test("numbers are fixed at login: other sessions' changes move nothing", async () => {
  using account = oneAccount();
  fill(account, TWO);
  const { say, hear, hangUp, over } = converse(pop3, account.door);
  say("USER info", "PASS pass word");
  for (let line = 0; line < 3; line++) await hear();
  const inbox = account.session.mail.open("INBOX");
  inbox?.append(Buffer.from("new: yes\r\n"));
  inbox?.expunge([inbox.messages()[0]?.uid ?? 0]);
  say("RETR 3", "RETR 1", "TOP 2 0", "QUIT");
  assertEquals(await hear(), "-ERR no such message");
  assertEquals(await hear(), "-ERR message was removed by another session");
  assertEquals([await hear(), await hear()], ["+OK message follows", "Subject: two"]);
  hangUp();
  await over;
});

Deno.test("two sessions have the maildrop open at the same time", async () => {
  using account = oneAccount();
  const [one, two] = [converse(pop3, account.door), converse(pop3, account.door)];
  for (const { say } of [one, two]) say("USER info", "PASS pass word", "QUIT");
  await Promise.all([one.until("+OK 1 messages"), two.until("+OK 1 messages")]);
  await Promise.all([one.over, two.over]);
});

Deno.test("only a line that is too long is told to be so for good", () => {
  const endings = ["too long", "too slow", "shutting down", "our fault"] as const;
  assertEquals(endings.map((ending) => pop3.farewell(ending, true).slice(0, 15)), [
    "-ERR [SYS/PERM]",
    "-ERR [SYS/TEMP]",
    "-ERR [SYS/TEMP]",
    "-ERR [SYS/TEMP]",
  ]);
});
