import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { converse } from "../../testing/talk.ts";
import { lmtp } from "../lmtp.ts";
import { bodies, said, served } from "./_served.ts";
import { smtp } from "./mod.ts";

const BEFORE = ["HELO x", "MAIL FROM:<>", "RCPT TO:<ann@client1.com>", "DATA"];

Deno.test("dots are taken off, and what is sent behind the message is a command", async () => {
  using world = served();
  const heard = await said([...BEFORE, "..", "..a", ".", "NOOP", "QUIT"], { world });
  assertEquals(heard.slice(-3), [
    "250 2.0.0 Delivered",
    "250 2.0.0 Ok",
    "221 2.0.0 Good-bye",
  ]);
  assertEquals(bodies(world, "ann@client1.com"), [".\r\n.a\r\n"]);
});

Deno.test("two transactions pipelined in one write are two messages (RFC 2920)", async () => {
  using world = served();
  const second = ["MAIL FROM:<a@b>", "RCPT TO:<nobody@client1.com>", ...BEFORE.slice(2)];
  const heard = await said([...BEFORE, "1", ".", ...second, "2", ".", "QUIT"], { world });
  assertEquals(heard.length, 5 + 6);
  assertEquals(bodies(world, "ann@client1.com"), ["1\r\n", "2\r\n"]);
});

Deno.test("8-bit bytes are kept as they came", async () => {
  using world = served();
  const { say, send, hangUp, over } = converse(smtp, world.door("smtp"));
  say(...BEFORE);
  send(Buffer.from("\xe4\xff\x80\r\n.\r\n", "latin1"));
  hangUp();
  await over;
  assertEquals(bodies(world, "ann@client1.com"), ["\xe4\xff\x80\r\n"]);
});

Deno.test("a message that is cut off is not delivered", async () => {
  using world = served();
  const heard = await said([...BEFORE, "half"], { world });
  assert(heard.at(-1)?.startsWith("354 "), heard.at(-1));
  assertEquals(bodies(world, "ann@client1.com"), []);
});

Deno.test("a message that is too large is told so, delivered to nobody, and the talk goes on", async () => {
  using world = served();
  const wire = { limits: { literal: 10, stanza: 0, depth: 0 } };
  const heard = await said([...BEFORE, "123456789", ".", ...BEFORE.slice(1), "12345678", "."], {
    world,
    wire,
  });
  assertEquals([heard[4], heard.at(-1)], [
    "552 5.3.4 Message too large",
    "250 2.0.0 Delivered",
  ]);
  assertEquals(bodies(world, "ann@client1.com"), ["12345678\r\n"]);
});

const LMTP = [
  "LHLO client.example",
  "MAIL FROM:<>",
  "RCPT TO:<ann@client1.com>",
  "RCPT TO:<nobody@client1.com>",
  "RCPT TO:<info@elsewhere.example>",
  "RCPT TO:<team@client1.com>",
];

Deno.test("LMTP answers for each recipient that was accepted, in their order (RFC 2033)", async () => {
  using world = served();
  const heard = await said([...LMTP, "DATA", "x: y", ".", "QUIT"], { world, protocol: lmtp });
  assertEquals(heard.slice(heard.indexOf("250 2.1.0 Sender ok")), [
    "250 2.1.0 Sender ok",
    "250 2.1.5 Recipient ok",
    "550 5.1.1 Nobody has this address",
    "550 5.7.1 Nothing is sent to other servers",
    "250 2.1.5 Recipient ok",
    "354 End with a line of a single dot",
    "250 2.0.0 Delivered (<ann@client1.com>)",
    "250 2.0.0 Delivered (<team@client1.com>)",
    "221 2.0.0 Good-bye",
  ]);
  assertEquals(bodies(world, "ann@client1.com"), ["x: y\r\n"]);
  assertEquals(bodies(world, "info@client2.com"), ["x: y\r\n"]);
});

Deno.test("LMTP answers for each recipient too where a message is too large", async () => {
  const wire = { limits: { literal: 1, stanza: 0, depth: 0 } };
  const heard = await said([...LMTP, "DATA", "x: y", "."], { protocol: lmtp, wire });
  assertEquals(heard.slice(-2), [
    "552 5.3.4 Message too large (<ann@client1.com>)",
    "552 5.3.4 Message too large (<team@client1.com>)",
  ]);
});

Deno.test("LMTP has neither HELO nor EHLO nor AUTH, and no DATA without a recipient", async () => {
  const heard = await said(
    ["HELO x", "EHLO x", "MAIL FROM:<>", "LHLO x", "AUTH PLAIN", "MAIL FROM:<>", "DATA"],
    { protocol: lmtp },
  );
  const unknown = "500 5.5.2 Unknown command";
  assertEquals(heard.slice(0, 3), [unknown, unknown, "503 5.5.1 Say hello first"]);
  assertEquals(heard.slice(-3), [unknown, "250 2.1.0 Sender ok", "503 5.5.1 RCPT first"]);
  assert(!heard.some((line) => line.startsWith("250-AUTH")), heard.join("\n"));
});
