import { assert, assertEquals } from "@std/assert";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Wire } from "../wire.ts";
import { call, gone, serving } from "./_echo.ts";
import {
  authority,
  callTls,
  type Hello,
  identity,
  secure,
  type SecureCaller,
  service,
  TLS_ECHO,
  upgraded,
} from "./_tls.ts";

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
      // Before a login so much is not taken.
      wire.loggedIn();
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
