import { assert, assertEquals, assertMatch } from "@std/assert";
import { exitOf } from "../../cli/doctor.ts";
import { examined, referenceThere, serverThere, wrong } from "./_examined.ts";

Deno.test("a port that speaks TLS at once is told, and one that does not", async () => {
  await using secured = await referenceThere("imap", "tls");
  const clear = secured.endpoints.map((one) => ({ ...one, security: "upgrade" as const }));
  const { authority } = secured;
  assertMatch(
    wrong(await examined(clear, { authority, timeout: 700 })).join("\n"),
    /^greeting failed: this port speaks TLS at once\. write security: tls/,
  );
  await using plain = await referenceThere("imap", "upgrade");
  const tls = plain.endpoints.map((one) => ({ ...one, security: "tls" as const }));
  assertMatch(
    wrong(await examined(tls, { authority: plain.authority, timeout: 700 })).join("\n"),
    /^greeting failed: this port does not speak TLS at once\. write security: upgrade or plain/,
  );
});

Deno.test("a server without STARTTLS is told", async () => {
  await using there = await serverThere("pop3", (socket) => {
    socket.write("+OK\r\n");
    socket.on("data", () => socket.write("-ERR what?\r\n"));
  }, "upgrade");
  assertMatch(
    wrong(await examined(there.endpoints, { timeout: 700 })).join("\n"),
    /^tls failed: the server does not upgrade to TLS here: STLS was answered by -ERR what\?\. switch/,
  );
});

Deno.test("what is wrong with a certificate is told, with what to write", async () => {
  await using there = await referenceThere("imap", "tls");
  const [first] = there.endpoints;
  assert(first);
  const of = async (keys: Record<string, unknown>) =>
    wrong(await examined([first], keys)).join("\n");
  assertMatch(
    await of({}),
    /none of the authorities .* signed .*\. write ca: .* or pin: [0-9a-f]{64}/,
  );
  assertMatch(
    await of({ authority: there.authority, serverName: "elsewhere.example" }),
    /the certificate is not for elsewhere\.example, but for .*\. write serverName:/,
  );
  assertMatch(await of({ pin: "ab".repeat(32) }), /not the pinned one\. .* pin: [0-9a-f]{64}/);
  const insecure = await examined([first], { insecure: true });
  assertMatch(wrong(insecure).join("\n"), /^tls warning: .* no certificate is checked/);
  assertEquals(exitOf(insecure), 0);
});
