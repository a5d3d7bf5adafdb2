import { assert, assertEquals, assertMatch } from "@std/assert";
import { Buffer } from "node:buffer";
import { converse } from "../../testing/talk.ts";
import { messages, said, served, type Setting } from "./_served.ts";
import { smtp } from "./mod.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const plain = (name: string, password: string) => base64(`\0${name}\0${password}`);
const REFUSED = "535 5.7.8 Login refused";
const JOHN = plain("info%client2.com", "info at client2.com");

/** The answers behind the one to HELO. */
async function after(lines: readonly string[], setting: Setting = {}): Promise<string[]> {
  return (await said(["HELO client.example", ...lines], setting)).slice(1);
}

Deno.test("EHLO tells what is offered, the size of a message last", async () => {
  assertEquals(await said(["EHLO client.example"]), [
    "250-[127.0.0.1]",
    "250-PIPELINING",
    "250-8BITMIME",
    "250-ENHANCEDSTATUSCODES",
    "250-AUTH SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN",
    `250 SIZE ${64 << 20}`,
  ]);
});

Deno.test("HELO is answered in one line", async () => {
  assertEquals(await said(["HELO client.example"]), ["250 [127.0.0.1]"]);
});

Deno.test("the server calls itself by the address that was called", async () => {
  const addresses = [
    ["127.0.1.1", "220 [127.0.1.1] ESMTP"],
    ["::1", "220 [IPv6:::1] ESMTP"],
    ["::ffff:127.0.1.1", "220 [127.0.1.1] ESMTP"],
    ["fe80::1%eth0", "220 [IPv6:fe80::1] ESMTP"],
  ] as const;
  for (const [address, greeting] of addresses) {
    using world = served();
    const local = { address, port: 25 };
    const { hear, hangUp, over } = converse(smtp, world.door("smtp"), { local });
    assertEquals(await hear(), greeting);
    hangUp();
    await over;
  }
});

Deno.test("AUTH says whose account was opened, with an initial response and without", async () => {
  const opened = "235 2.7.0 Authenticated as info@client2.com";
  assertEquals(await after([`AUTH PLAIN ${JOHN}`]), [opened]);
  assertEquals(await after(["auth plain", JOHN]), ["334 ", opened]);
  const login = [base64("info@client2.com"), base64("info at client2.com")];
  assertEquals(await after(["AUTH LOGIN", ...login]), [
    "334 VXNlcm5hbWU6",
    "334 UGFzc3dvcmQ6",
    opened,
  ]);
});

Deno.test("a simple name is of the Domain of the address (client.smtp-auth)", async () => {
  for (
    const [localAddress, domain] of [["127.0.0.1", "company.com"], ["127.0.1.1", "client1.com"]]
  ) {
    using world = served();
    const door = world.door("smtp", { localAddress: localAddress! });
    const { say, until, hangUp, over } = converse(smtp, door);
    say("EHLO x", `AUTH PLAIN ${plain("info", `info at ${domain}`)}`);
    await until(`235 2.7.0 Authenticated as info@${domain}\r\n`);
    hangUp();
    await over;
  }
});

Deno.test("all refused logins are answered alike (access.uniform)", async () => {
  const names = [
    "info",
    "nobody",
    "info@elsewhere.example",
    "gone@client2.com",
    "away@client1.com",
  ];
  for (const name of [...names, "joe", "team@client1.com", "round@client1.com", "", " info"]) {
    const right = name === "joe" ? "joe at company.com" : "gone at client2.com";
    assertEquals(await after([`AUTH PLAIN ${plain(name, right)}`]), [REFUSED], name);
  }
});

Deno.test("a second attempt starts afresh, and after a login there is no other", async () => {
  const heard = await after([
    `AUTH PLAIN ${plain("info", "x")}`,
    `AUTH PLAIN ${JOHN}`,
    "AUTH LOGIN",
  ]);
  assertEquals(heard, [
    REFUSED,
    "235 2.7.0 Authenticated as info@client2.com",
    "503 5.5.1 Logged in already",
  ]);
});

Deno.test("another hello forgets no login, and the trace tells of it (RFC 3848)", async () => {
  using world = served();
  const mail = ["MAIL FROM:<>", "RCPT TO:<ann@client1.com>", "DATA", "."];
  const heard = await after([`AUTH PLAIN ${JOHN}`, "RSET", "EHLO again", "AUTH LOGIN", ...mail], {
    world,
  });
  assert(heard.includes("503 5.5.1 Logged in already"), heard.join("\n"));
  assertMatch(messages(world, "ann@client1.com")[0] ?? "", / with ESMTPA; /);
});

Deno.test("what comes to nothing is told why", async () => {
  const heard = await after([
    "AUTH",
    "AUTH NTLM",
    "AUTH PLAIN !",
    "AUTH PLAIN AA==",
    "AUTH LOGIN",
    "*",
  ]);
  assertEquals(heard, [
    "501 5.5.4 Bad arguments",
    "504 5.5.4 Unknown mechanism",
    "501 5.5.2 Malformed response",
    "501 5.5.2 Malformed response",
    "334 VXNlcm5hbWU6",
    "501 5.7.0 Cancelled",
  ]);
});

Deno.test("a connection that tries again and again is sent away", async () => {
  for (const tried of [`AUTH PLAIN ${plain("info", "x")}`, "AUTH PLAIN !"]) {
    const heard = await after([...Array(12).fill(tried), "NOOP"]);
    assertEquals(heard.length, 11);
    assertEquals(heard.at(-1), "421 4.7.0 Too many refused logins");
  }
});

Deno.test("an exchange that is cut off ends the talk", async () => {
  assertEquals(await after(["AUTH PLAIN"]), ["334 "]);
});

Deno.test("a long line of an exchange is taken (RFC 4954, section 4)", async () => {
  const limits: (number | undefined)[] = [];
  using world = served();
  const lines = ["HELO x", "AUTH PLAIN", JOHN];
  const wire = {
    line: (limit?: number) => {
      limits.push(limit);
      return Promise.resolve(lines.shift());
    },
  };
  const { until, over } = converse(smtp, world.door("smtp"), wire);
  await until("235 ");
  await over;
  assertEquals(limits, [undefined, undefined, 12_288, undefined]);
});

Deno.test("only a line that is too long is told to be so for good", () => {
  const endings = ["too long", "too slow", "too many connections", "shutting down", "our fault"];
  const codes = endings.map((ending) => smtp.farewell(ending as "too long", true).slice(0, 3));
  assertEquals(codes, ["500", "421", "421", "421", "421"]);
});
