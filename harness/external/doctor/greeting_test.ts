import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Socket } from "node:net";
import { exitOf } from "../../cli/doctor.ts";
import { examined, say, serverThere, wrong } from "./_examined.ts";

/** A byte now and then, for as long as anybody listens. */
function drip(socket: Socket) {
  const timer = setInterval(() => socket.write("*"), 20);
  socket.on("close", () => clearInterval(timer));
}

/** As much as the other side takes, for as long as it does. */
function flood(socket: Socket) {
  const more = () => {
    while (!socket.destroyed && socket.write("\x00garbage\x01".repeat(1000)));
  };
  socket.on("drain", more);
  more();
}

const GREETINGS:
  readonly (readonly [string, "pop3" | "smtp" | "ftp", (s: Socket) => void, RegExp])[] = [
    [
      "an IMAP server",
      "pop3",
      say("* OK ready\r\n"),
      /this is IMAP on the port that the file gives as POP3\. write protocol: imap/,
    ],
    ["an SSH server", "smtp", say("SSH-2.0-x\r\n"), /this is SSH .*\. correct `port`/],
    ["an SMTP server", "ftp", say("220 mail ESMTP\r\n"), /this is SMTP on the port .* as FTP/],
    ["a silent server", "pop3", () => {}, /takes the connection, and says nothing/],
    ["a server that drips", "pop3", drip, /begins to speak, and does not come to an end/],
    ["a server of garbage", "pop3", flood, /says much, and nothing that is known/],
    ["a server that closes at once", "pop3", (socket) => socket.end(), /closes the connection/],
    ["a greeting that nobody knows", "pop3", say("hello\r\n"), /what it says is not known as POP3/],
  ];

for (const [title, protocol, serve, expected] of GREETINGS) {
  Deno.test(`${title} is told for what it is, in bounded time`, async () => {
    await using there = await serverThere(protocol, serve);
    const began = performance.now();
    const findings = await examined(there.endpoints, { timeout: 400 });
    assert(performance.now() - began < 3_000);
    assertMatch(wrong(findings).join("\n"), expected);
    assertEquals(exitOf(findings), 5);
  });
}

Deno.test("a server that greets and is silent then ends the look in bounded time", async () => {
  for (const security of ["upgrade", "plain"] as const) {
    await using there = await serverThere("imap", say("* OK ready\r\n"), security);
    const began = performance.now();
    const findings = await examined(there.endpoints, { timeout: 300 });
    assert(performance.now() - began < 3_000);
    assertMatch(wrong(findings).join("\n"), /failed: .*no answer within 300 ms/);
  }
});
