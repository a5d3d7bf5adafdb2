import { assert, assertEquals, assertRejects } from "@std/assert";
import { X509Certificate } from "node:crypto";
import type { Wire } from "../wire.ts";
import { within } from "../malformed/_deliver.ts";
import { call, gone, serving } from "./_echo.ts";
import { authority, callTls, identity, secure, service, TLS_ECHO, upgraded } from "./_tls.ts";
import { DEFAULT_LIMITS } from "./mod.ts";

Deno.test("what is said behind the request for TLS is dropped", () =>
  secure("upgrade", async (endpoint) => {
    const { socket, until } = await call(endpoint);
    socket.write("before\r\nTLS\r\nQUIT\r\nsecret\r\n");
    assertEquals(await until("go\r\n"), "hello\r\nbefore\r\ngo\r\n");
    const inside = await upgraded(socket);
    inside.socket.write("inside\r\nQUIT\r\n");
    assertEquals(await inside.rest(), "inside\r\nbye\r\n");
    await gone(inside.socket);
  }));

Deno.test("a second upgrade is the protocol's fault, and ends its conversation alone", async () => {
  const faults: string[] = [];
  const services = [service("upgrade")];
  await serving(async (endpoint) => {
    const { socket, until } = await call(endpoint);
    socket.write("TLS\r\n");
    await until("go\r\n");
    const inside = await upgraded(socket);
    inside.socket.write("TLS\r\n");
    assertEquals(await inside.rest(), "farewell: our fault\r\n");
    await gone(inside.socket);
  }, { services, identity: await identity(), onFault: (error) => faults.push(String(error)) });
  assertEquals(faults, ["Error: Cannot upgrade a connection: it is encrypted, or about to be"]);
});

Deno.test("only an endpoint that upgrades has an upgrade", async () => {
  const has: boolean[] = [];
  const converse = (wire: Wire) => Promise.resolve(void has.push(wire.upgrade !== undefined));
  const services = (["plain", "upgrade", "tls"] as const)
    .map((security) => service(security, { ...TLS_ECHO, converse }));
  await serving(async (_, { endpoints }) => {
    for (const endpoint of endpoints) {
      const { socket, rest } = endpoint.security === "tls"
        ? await callTls(endpoint)
        : await call(endpoint);
      await rest();
      await gone(socket);
    }
  }, { services, identity: await identity() });
  assertEquals(has, [false, true, false]);
});

Deno.test("a certificate that cannot be had is a fault, and the next handshake may have it", async () => {
  const good = await identity();
  const faults: string[] = [];
  let tries = 0;
  const contextFor: typeof good.contextFor = (...asked) =>
    tries++ === 0 ? Promise.reject(new Error("no certificate")) : good.contextFor(...asked);
  await serving(async (endpoint) => {
    await assertRejects(() => callTls(endpoint));
    const { socket, rest } = await callTls(endpoint);
    socket.write("QUIT\r\n");
    assertEquals(await rest(), "hello\r\nbye\r\n");
    await gone(socket);
  }, {
    services: [service("tls")],
    identity: { contextFor },
    onFault: (error) => faults.push(String(error)),
  });
  assertEquals(faults, ["Error: no certificate"]);
});

Deno.test("50 upgrades side by side all come to their end", () =>
  secure("upgrade", async (endpoint) => {
    const talk = async (n: number) => {
      const { socket, until } = await call(endpoint);
      socket.write("TLS\r\n");
      await until("go\r\n");
      const inside = await upgraded(socket);
      inside.socket.write(`${n}\r\nQUIT\r\n`);
      const heard = await inside.rest();
      await gone(inside.socket);
      return heard;
    };
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    assertEquals(await Promise.all(numbers.map(talk)), numbers.map((n) => `${n}\r\nbye\r\n`));
  }));

const LITERAL = 4 << 20;

for (
  const [who, loggedIn, bytes] of [
    ["nobody", false, 1 << 20],
    ["a session", true, 2 * LITERAL],
  ] as const
) {
  Deno.test(`${bytes} bytes that wait unread are too much of ${who}: each such connection is cut off`, async () => {
    const limits = { ...DEFAULT_LIMITS, literal: LITERAL };
    assert(bytes > LITERAL === loggedIn && bytes > limits.stanza);
    const converse = async (wire: Wire) => {
      if (loggedIn) wire.loggedIn();
      await new Promise((resolve) => wire.signal.addEventListener("abort", resolve));
    };
    await secure(
      "tls",
      async (endpoint) => {
        const callers = await Promise.all(Array.from({ length: 5 }, () => callTls(endpoint)));
        for (const { socket } of callers) socket.write(new Uint8Array(bytes));
        try {
          await within(10_000, Promise.all(callers.map(({ socket }) => gone(socket))));
        } finally {
          for (const { socket } of callers) socket.destroy();
        }
      },
      limits,
      { ...TLS_ECHO, converse },
    );
  });
}

Deno.test("the certificate that is shown is the one that was chosen", () =>
  secure("tls", async (endpoint) => {
    const { socket, rest } = await callTls(endpoint);
    const shown = socket.getPeerX509Certificate();
    const { publicKey } = new X509Certificate((await authority()).certificate);
    assert(shown?.verify(publicKey));
    assertEquals(shown?.subjectAltName, "DNS:a.example, IP Address:127.0.0.1");
    socket.write("QUIT\r\n");
    await rest();
    await gone(socket);
  }));
