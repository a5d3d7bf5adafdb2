import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { once } from "node:events";
import { certificatesOf } from "../fixtures/certificates/mod.ts";
import { accountsOf } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { type Reference, startReference } from "./mod.ts";
import { call, gone } from "./server/_echo.ts";
import { authority, upgraded } from "./server/_tls.ts";
import { request, simpleBind } from "./testing/ldap.ts";

const INFO = "info@client1.com";
const password = accountsOf(workedExample).find(({ fullName }) => fullName === INFO)?.account
  .password;

/** A POP session that stays open, on the second address of the worked example. */
async function opened({ endpoints }: Reference) {
  const endpoint = endpoints.find(({ address }) => address === "127.0.1.1");
  assert(endpoint);
  const { socket, until } = await call(endpoint);
  const line = () => until("\r\n");
  await line();
  socket.write(`USER info\r\nPASS ${password}\r\n`);
  await line();
  assert((await line()).startsWith("+OK"));
  return { socket, line };
}

Deno.test("open sessions are told by account, protocol and addresses, for as long as they are open", async () => {
  await using reference = await startReference(workedExample, { serve: ["pop3"] });
  assertEquals(reference.sessions(), []);
  const { socket, line } = await opened(reference);
  const [session, ...more] = reference.sessions();
  assert(session && more.length === 0);
  const { account, protocol, address, peer, encrypted } = session;
  assertEquals([account, protocol, address, encrypted], [INFO, "pop3", "127.0.1.1", false]);
  assertEquals(peer.port, socket.localPort ?? 0);
  socket.write("QUIT\r\n");
  await line();
  await gone(socket);
  assertEquals(reference.sessions(), []);
});

Deno.test("a reset ends the sessions and gives each account its canary alone again", async () => {
  await using reference = await startReference(workedExample, { serve: ["pop3"] });
  const first = await opened(reference);
  first.socket.write("DELE 1\r\nQUIT\r\n");
  await first.line();
  await first.line();
  await gone(first.socket);
  const second = await opened(reference);
  second.socket.write("STAT\r\n");
  assert((await second.line()).startsWith("+OK 0 "));
  const over = gone(second.socket);
  await reference.reset(workedExample);
  await over;
  assertEquals(reference.sessions(), []);
  const third = await opened(reference);
  third.socket.write("STAT\r\n");
  assert((await third.line()).startsWith("+OK 1 "));
  third.socket.destroy();
  await gone(third.socket);
});

type Said = string | Uint8Array;
const bind = (id: number, password = "") => request(id, simpleBind(INFO, password));

/** How a connection gets a session, and how it leaves it and stays; each is answered once. */
const LEFT: readonly (readonly [Protocol, string, readonly Said[], Said])[] = [
  ["ftp", "USER", [`USER ${INFO}\r\n`, `PASS ${password}\r\n`], "USER john\r\n"],
  ["pwd", "USER", [`USER ${INFO}\r\n`, `PASS ${password}\r\n`], "USER john\r\n"],
  ["ldap", "a bind that is refused", [bind(1, password)], bind(2)],
];

for (const [protocol, by, opening, leaving] of LEFT) {
  Deno.test(`a session of ${protocol} that was left by ${by} is told no more`, async () => {
    await using reference = await startReference(workedExample, { serve: [protocol] });
    const endpoint = reference.endpoints.find(({ address }) => address === "127.0.1.1");
    assert(endpoint);
    const { socket } = await call(endpoint);
    if (protocol !== "ldap") await once(socket, "data");
    for (const said of opening) {
      socket.write(said);
      await once(socket, "data");
    }
    assertEquals(reference.sessions().map(({ account }) => account), [INFO]);
    socket.write(leaving);
    await once(socket, "data");
    assertEquals(reference.sessions(), []);
    socket.destroy();
    await gone(socket);
  });
}

Deno.test("STARTTLS of SMTP leaves the session, and the limit on the time before a login counts", async () => {
  const signs = await authority();
  await using reference = await startReference(workedExample, {
    serve: ["smtp"],
    addresses: ["127.0.1.1"],
    tls: { certificate: certificatesOf(signs), clients: signs.certificate },
    limits: { loginTime: 1000 },
  });
  const endpoint = reference.endpoints.find(({ security }) => security === "upgrade");
  assert(endpoint);
  const { socket, until } = await call(endpoint);
  const plain = Buffer.from(`\0${INFO}\0${password}`).toString("base64");
  socket.write(`HELO x\r\nAUTH PLAIN ${plain}\r\n`);
  await until("235 ");
  await until("\r\n");
  assertEquals(reference.sessions().map(({ account }) => account), [INFO]);
  socket.write("STARTTLS\r\n");
  await until("Begin TLS\r\n");
  const inside = await upgraded(socket, { servername: "client1.com" });
  inside.socket.write("NOOP\r\n");
  await inside.until("\r\n");
  assertEquals(reference.sessions(), []);
  await inside.until("421 ");
  inside.socket.destroy();
  await gone(inside.socket);
});
