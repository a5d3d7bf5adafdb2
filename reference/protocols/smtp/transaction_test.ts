import { assertEquals, assertMatch } from "@std/assert";
import type { FullName } from "../../../fixtures/deployment.ts";
import { bodies, messages, said, served, type Setting } from "./_served.ts";

const HELLO = "EHLO client.example";
const FROM = "MAIL FROM:<bob@far.example>";
const MAIL_OK = "250 2.1.0 Sender ok";
const RCPT_OK = "250 2.1.5 Recipient ok";
const GO_ON = "354 End with a line of a single dot";
const DELIVERED = "250 2.0.0 Delivered";

/** The answers behind those to EHLO. */
async function after(lines: readonly string[], options: Setting = {}): Promise<string[]> {
  const heard = await said([HELLO, ...lines], options);
  return heard.slice(heard.findIndex((line) => line.startsWith("250 ")) + 1);
}

Deno.test("a message is taken and delivered, as in RFC 5321's scenario of a typical transaction", async () => {
  using world = served();
  const heard = await after([
    FROM,
    "RCPT TO:<ann@client1.com>",
    "RCPT TO:<green@client1.com>",
    "RCPT TO:<info@client2.com>",
    "DATA",
    "Subject: one",
    "",
    "Blah blah blah...",
    ".",
    "QUIT",
  ], { world });
  assertEquals(heard, [
    MAIL_OK,
    RCPT_OK,
    "550 5.1.1 Nobody has this address",
    RCPT_OK,
    GO_ON,
    DELIVERED,
    "221 2.0.0 Good-bye",
  ]);
  for (const account of ["ann@client1.com", "info@client2.com"] as const) {
    assertEquals(bodies(world, account), ["Subject: one\r\n\r\nBlah blah blah...\r\n"]);
  }
});

Deno.test("a message begins with where it came from (RFC 5321, section 4.4)", async () => {
  using world = served();
  const mail = ["RCPT TO:<ann@client1.com>", "DATA", "x: y", "."];
  await after([FROM, ...mail, "MAIL FROM:<>", ...mail], { world });
  await said(["HELO [127.0.0.5]", 'MAIL FROM:<@a.example,@b.example:"b o"@c.example>', ...mail], {
    world,
  });
  const [named, bounce, routed] = messages(world, "ann@client1.com");
  assertMatch(
    named ?? "",
    /^Return-Path: <bob@far\.example>\r\nReceived: from client\.example \(\[127\.0\.0\.1\]\)\r\n\tby \[127\.0\.0\.1\] with ESMTP; \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\r\nx: y\r\n$/,
  );
  assertMatch(bounce ?? "", /^Return-Path: <>\r\n/);
  assertMatch(routed ?? "", /^Return-Path: <"b o"@c\.example>\r\nReceived: from \[127\.0\.0\.5\] /);
  assertMatch(routed ?? "", / with SMTP; /);
});

Deno.test("each account gets one copy, however many of the addresses lead to it", async () => {
  using world = served();
  const rcpt = ["ann@client1.com", "ANNA@client1.com", "team@client1.com", "news@client1.com"];
  const lines = rcpt.map((address) => `RCPT TO:<${address}>`);
  await after([FROM, ...lines, "DATA", "x: y", "."], { world });
  const all: FullName[] = ["ann@client1.com", "info@client2.com", "joe@company.com"];
  assertEquals(all.map((account) => bodies(world, account)), all.map(() => ["x: y\r\n"]));
  assertEquals(bodies(world, "info@client1.com"), []);
});

/** Where mail goes that is sent to an address. */
const LEADS: readonly (readonly [path: string, account: FullName])[] = [
  ["ann@client1.com", "ann@client1.com"],
  ["Ann@CLIENT1.com", "ann@client1.com"],
  ["anna@client1.com", "ann@client1.com"],
  ["info@old.example", "info@client2.com"],
  ["anything.at.all@joes.example", "joe@company.com"],
  ["info%client2.com@company.com", "info@client2.com"],
  ["info%client2.com", "info@client2.com"],
  ["info@[127.0.1.1]", "info@client1.com"],
  ['"info"@client2.com', "info@client2.com"],
  ['"in\\fo"@client2.com', "info@client2.com"],
  ["@far.example,@elsewhere.example:info@client2.com", "info@client2.com"],
  ["postmaster", "joe@company.com"],
  ["PostMaster@company.com", "joe@company.com"],
];

for (const [path, account] of LEADS) {
  Deno.test(`mail to <${path}> is put into the INBOX of ${account}`, async () => {
    using world = served();
    await after([FROM, `RCPT TO:<${path}>`, "DATA", "x: y", "."], { world });
    assertEquals(bodies(world, account), ["x: y\r\n"]);
  });
}

Deno.test("a recipient that leads nowhere is told why", async () => {
  const wrong = [
    ["nobody@client1.com", "550 5.1.1 Nobody has this address"],
    ["info", "550 5.1.1 Nobody has this address"],
    ["postmaster@client1.com", "550 5.1.1 Nobody has this address"],
    ['" info"@client2.com', "550 5.1.1 Nobody has this address"],
    ["gone@client2.com", "550 5.2.1 The account is disabled"],
    ["round@client1.com", "550 5.4.6 The address leads in a circle"],
    ["away@client1.com", "550 5.7.1 Nothing is sent to other servers"],
    ["info@elsewhere.example", "550 5.7.1 Nothing is sent to other servers"],
  ] as const;
  const heard = await after([FROM, ...wrong.map(([path]) => `RCPT TO:<${path}>`), "DATA"]);
  assertEquals(heard, [MAIL_OK, ...wrong.map(([, answer]) => answer), "503 5.5.1 RCPT first"]);
});

Deno.test("a service that is off for logins does not stop mail, and mail needs no login", async () => {
  using world = served();
  const heard = await after([FROM, "RCPT TO:<joe@company.com>", "DATA", "x: y", "."], { world });
  assertEquals(heard.at(-1), DELIVERED);
  assertEquals(bodies(world, "joe@company.com"), ["x: y\r\n"]);
  assertEquals(world.seen, []);
});

Deno.test("what stands in MAIL and RCPT is read by the grammar", async () => {
  const heard = await after([
    "MAIL",
    "MAIL bob@far.example",
    "MAIL FROM:bob@far.example",
    "MAIL FROM:<bob@far.example",
    "MAIL FROM:<bob@-far.example>",
    "MAIL FROM:<b o@far.example>",
    "MAIL FROM:<bob@far.example>x",
    "MAIL FROM:<bob.@far.example>",
    "MAIL FROM: <bob@far.example> ",
    "RCPT",
    "RCPT TO:<>",
    "RCPT TO:<ann@client1.com\0>",
    "RCPT TO:<ann\r@client1.com>",
    "RCPT TO:<\u00e4nn@client1.com>",
    "RCPT FROM:<ann@client1.com>",
    "RCPT TO:<ann@client1.com> NOTIFY=NEVER",
    "rcpt to:<ann@client1.com>",
  ]);
  assertEquals(heard.slice(0, 8), Array(8).fill("501 5.1.7 Bad sender"));
  assertEquals(heard.slice(8), [
    MAIL_OK,
    ...Array(6).fill("501 5.1.3 Bad recipient"),
    "555 5.5.4 Unknown parameter",
    RCPT_OK,
  ]);
});

Deno.test("SIZE, BODY and AUTH are taken, and other parameters are not", async () => {
  const limits = { wire: { limits: { literal: 1_000, stanza: 0, depth: 0 } } };
  const parameters = [
    ["SIZE=1000 BODY=8BITMIME AUTH=<>", MAIL_OK],
    ["size=0 body=7bit auth=e+3Dmc2@far.example", MAIL_OK],
    ["SIZE=1001", "552 5.3.4 Message too large"],
    ["SIZE=99999999999999999999", "552 5.3.4 Message too large"],
    ["SIZE", "501 5.5.4 Bad arguments"],
    ["SIZE=-1", "501 5.5.4 Bad arguments"],
    ["BODY=BINARYMIME", "501 5.5.4 Bad arguments"],
    ["AUTH", "501 5.5.4 Bad arguments"],
    ["SMTPUTF8", "555 5.5.4 Unknown parameter"],
    ["=x", "501 5.5.4 Bad arguments"],
  ] as const;
  for (const [parameter, answer] of parameters) {
    assertEquals(await after([`${FROM} ${parameter}`], limits), [answer], parameter);
  }
});

Deno.test("a hundred recipients are taken, and one more is put off (RFC 5321 4.5.3.1.10)", async () => {
  using world = served();
  const rcpt = Array(101).fill("RCPT TO:<ann@client1.com>");
  const heard = await after([FROM, ...rcpt, "DATA", "x: y", "."], { world });
  assertEquals(heard.slice(100), [
    RCPT_OK,
    "452 4.5.3 Too many recipients",
    GO_ON,
    DELIVERED,
  ]);
  assertEquals(bodies(world, "ann@client1.com").length, 1);
});

Deno.test("a command out of its place is refused, and says what comes first", async () => {
  assertEquals(
    await said(["MAIL FROM:<>", "RCPT TO:<ann@client1.com>", "DATA", "AUTH PLAIN"]),
    Array(4).fill("503 5.5.1 Say hello first"),
  );
  assertEquals(await after(["RCPT TO:<ann@client1.com>", "DATA"]), [
    "503 5.5.1 MAIL first",
    "503 5.5.1 MAIL first",
  ]);
  assertEquals(await after([FROM, FROM, "DATA", "AUTH PLAIN", "STARTTLS"]), [
    MAIL_OK,
    "503 5.5.1 Not in a transaction",
    "503 5.5.1 RCPT first",
    "503 5.5.1 Not in a transaction",
    "503 5.5.1 Not in a transaction",
  ]);
});

Deno.test("RSET and another hello drop the transaction, and a delivery ends it", async () => {
  const rcpt = "RCPT TO:<ann@client1.com>";
  for (const drop of [["RSET"], ["HELO again"]]) {
    const heard = await after([FROM, rcpt, ...drop, "DATA"]);
    assertEquals(heard.at(-1), "503 5.5.1 MAIL first");
  }
  assertEquals(await said(["RSET", "DATA"]), [
    "250 2.0.0 Nothing is kept",
    "503 5.5.1 Say hello first",
  ]);
  const heard = await after([FROM, rcpt, "DATA", ".", rcpt]);
  assertEquals(heard.slice(-2), [DELIVERED, "503 5.5.1 MAIL first"]);
});

Deno.test("VRFY, HELP and NOOP have their place everywhere, and tell nothing of accounts", async () => {
  const ask = ["VRFY ann@client1.com", "VRFY nobody@client1.com", "VRFY", "HELP", "NOOP x"];
  const answers = [
    "252 2.5.0 Try to send to it",
    "252 2.5.0 Try to send to it",
    "501 5.5.4 Bad arguments",
    "214 2.0.0 See RFC 5321",
    "250 2.0.0 Ok",
  ];
  assertEquals(await said(ask), answers);
  assertEquals((await after([FROM, ...ask])).slice(1), answers);
});

Deno.test("what is no command, or has too many arguments, is refused", async () => {
  assertEquals(
    await after(["EXPN staff", "LHLO x", "", "MAILFROM:<>", "QUIT now", "RSET now", "QUIT "]),
    [
      "500 5.5.2 Unknown command",
      "500 5.5.2 Unknown command",
      "500 5.5.2 Unknown command",
      "500 5.5.2 Unknown command",
      "501 5.5.4 Bad arguments",
      "501 5.5.4 Bad arguments",
      "221 2.0.0 Good-bye",
    ],
  );
  const name = ["EHLO", "EHLO ", "HELO a b", "EHLO a\rb", "EHLO <x>", "EHLO \u00e4"];
  assertEquals(await said(name), Array(6).fill("501 5.5.4 Bad arguments"));
});
