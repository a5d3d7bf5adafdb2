import { assert, assertEquals, assertRejects } from "@std/assert";
import { X509Certificate } from "node:crypto";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Wire } from "../wire.ts";
import { call, gone, serving } from "./_echo.ts";
import {
  authority,
  callTls,
  type Hello,
  identity,
  type SecureCaller,
  service,
  TLS_ECHO,
  upgraded,
} from "./_tls.ts";
import type { Limits } from "./mod.ts";

/** A server with one endpoint of this security. */
async function secure(
  security: Endpoint["security"],
  work: (endpoint: Endpoint) => Promise<void>,
  limits: Partial<Limits> = {},
  protocol = TLS_ECHO,
): Promise<void> {
  const services = [service(security, protocol)];
  await serving(work, { services, limits, identity: await identity() });
}

/** Both ways to come to TLS. */
const WAYS: readonly ["tls" | "upgrade", (at: Endpoint, hello?: Hello) => Promise<SecureCaller>][] =
  [
    ["tls", async (endpoint, hello) => {
      const caller = await callTls(endpoint, hello);
      assertEquals(await caller.until("\r\n"), "hello\r\n");
      return caller;
    }],
    ["upgrade", async (endpoint, hello) => {
      const { socket, until } = await call(endpoint);
      socket.write("TLS\r\n");
      assertEquals(await until("go\r\n"), "hello\r\ngo\r\n");
      return await upgraded(socket, hello);
    }],
  ];

for (const [security, enter] of WAYS) {
  Deno.test(`${security}: lines go to and fro, and the connection ends on both sides`, () =>
    secure(security, async (endpoint) => {
      const { socket, rest } = await enter(endpoint);
      socket.write("one\r\ntw");
      socket.write("o\r\nQUIT\r\n");
      assertEquals(await rest(), "one\r\ntwo\r\nbye\r\n");
      await gone(socket);
    }));

  Deno.test(`${security}: the server name and the client's certificate are told`, () =>
    secure(security, async (endpoint) => {
      const who = async (hello?: Hello) => {
        const { socket, rest } = await enter(endpoint, hello);
        socket.write("WHO\r\nQUIT\r\n");
        const told = await rest();
        await gone(socket);
        return JSON.parse(told.slice(0, told.indexOf("\r\n")));
      };
      const [own, foreign] = [await authority(), await testAuthority()];
      const shown = async ({ forClient }: typeof own, name: string) => {
        const { chain: cert, key } = await forClient(name);
        return await who({ cert, key });
      };
      assertEquals(await who({ servername: "b.example" }), { serverName: "b.example" });
      assertEquals(await who(), {});
      assertEquals(await shown(own, "info@a.example"), {
        client: { name: "info@a.example", trusted: true },
      });
      assertEquals(await shown(own, "info%b"), { client: { name: "info%b", trusted: true } });
      assertEquals(await shown(foreign, "info@a.example"), {
        client: { name: "info@a.example", trusted: false },
      });
    }));

  Deno.test(`${security}: much that comes while nobody reads is not lost, and nothing stands still`, async () => {
    const size = 3 << 20;
    const go = Promise.withResolvers<void>();
    const converse = async (wire: Wire) => {
      await wire.send("hello\r\n");
      if (wire.upgrade && await wire.line()) await wire.upgrade("go\r\n");
      await go.promise;
      let count = 0;
      for (let chunk; count < size && (chunk = await wire.chunk()); count += chunk.length);
      await wire.send(`${count}\r\n`);
      await wire.send(new Uint8Array(size));
    };
    await secure(
      security,
      async (endpoint) => {
        const { socket, until, rest } = await enter(endpoint);
        socket.write(new Uint8Array(size));
        // Long enough for the server to get more than it reads.
        for (let turn = 0; turn < 100; turn++) await new Promise((next) => setImmediate(next));
        go.resolve();
        assertEquals(await until("\r\n"), `${size}\r\n`);
        assertEquals((await rest()).length, size);
        await gone(socket);
      },
      {},
      { ...TLS_ECHO, converse },
    );
  });

  Deno.test(`${security}: a handshake that does not come, or stays half, ends in time`, () =>
    secure(security, async (endpoint) => {
      for (const begun of [[], [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]]) {
        const { socket, until } = await call(endpoint);
        if (security === "upgrade") {
          socket.write("TLS\r\n");
          await until("go\r\n");
        }
        socket.write(new Uint8Array(begun));
        await gone(socket);
      }
    }, { handshakeTime: 50 }));

  Deno.test(`${security}: who speaks no TLS is left without a word, and disturbs nobody`, () =>
    secure(security, async (endpoint) => {
      const bystander = await enter(endpoint);
      const before = performance.now();
      for (const said of ["USER info\r\nPASS x\r\n", "\x16\x03\x01\0\x05hello", "\0\xff", ""]) {
        const { socket, until, rest } = await call(endpoint);
        if (security === "upgrade") {
          socket.write("TLS\r\n");
          await until("go\r\n");
        }
        socket.end(said, "latin1");
        // An alert of TLS's own (RFC 8446, section 6), or nothing.
        const heard = await rest();
        assert(heard === "" || heard.startsWith("\x15\x03") && heard.length === 7, heard);
        await gone(socket);
      }
      // At once, and not when the time for a handshake is over.
      assert(performance.now() - before < 5_000);
      bystander.socket.write("still there\r\nQUIT\r\n");
      assertEquals(await bystander.rest(), "still there\r\nbye\r\n");
      await gone(bystander.socket);
    }, { handshakeTime: 10_000 }));

  Deno.test(`${security}: a shutdown ends a handshake at once, and a conversation with a farewell`, async () => {
    const services = [service(security)];
    await serving(async (endpoint, server) => {
      const inside = await enter(endpoint);
      const outside = await call(endpoint);
      if (security === "upgrade") {
        outside.socket.write("TLS\r\n");
        await outside.until("go\r\n");
      }
      const before = performance.now();
      const closed = server.close();
      assertEquals(await inside.rest(), "farewell: shutting down\r\n");
      assertEquals(await outside.rest(), "");
      await Promise.all([closed, gone(inside.socket), gone(outside.socket)]);
      assert(performance.now() - before < 5_000);
    }, {
      services,
      identity: await identity(),
      limits: { drainTime: 10_000, handshakeTime: 10_000 },
    });
  });
}

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

Deno.test("who fills the server's memory unread is cut off", async () => {
  const lost = Promise.withResolvers<void>();
  const converse = async (wire: Wire) => {
    await new Promise((resolve) => wire.signal.addEventListener("abort", resolve));
    lost.resolve();
  };
  await secure(
    "tls",
    async (endpoint) => {
      const { socket } = await callTls(endpoint);
      socket.on("error", () => {});
      socket.write(new Uint8Array(4 << 20));
      await lost.promise;
      await gone(socket);
    },
    { literal: 1 << 20 },
    { ...TLS_ECHO, converse },
  );
});

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
