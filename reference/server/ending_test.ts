import { assertEquals, assertRejects } from "@std/assert";
import type { Wire } from "../wire.ts";
import { call, ECHO, gone, serving } from "./_echo.ts";

Deno.test("a line that is too long ends the conversation with one farewell", () =>
  serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    socket.write(`12345678\r\n123456789\r\nQUIT\r\n`);
    assertEquals(await rest(), "hello\r\n12345678\r\nfarewell: too long\r\n");
    await gone(socket);
  }, { limits: { line: 8 } }));

Deno.test("the farewell arrives while the peer is still sending", () =>
  serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint, true);
    socket.write("x".repeat(4 << 20));
    assertEquals(await rest(), "hello\r\nfarewell: too long\r\n");
    socket.end();
    await gone(socket);
  }));

Deno.test("more bytes than the limit are not waited for", () => {
  const converse = async (wire: Wire) => void await wire.bytes(wire.limits.literal + 1);
  return serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    assertEquals(await rest(), "farewell: too long\r\n");
    await gone(socket);
  }, { limits: { literal: 8 }, protocol: { ...ECHO, converse } });
});

Deno.test("a protocol that swallows the ending still has its farewell said, once", () => {
  const converse = async (wire: Wire) => {
    await wire.line().catch(() => {});
    await wire.line().catch(() => {});
  };
  return serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    socket.write("too long\r\nshort\r\n");
    assertEquals(await rest(), "farewell: too long\r\n");
    await gone(socket);
  }, { limits: { line: 5 }, protocol: { ...ECHO, converse } });
});

Deno.test("who says nothing is too slow", () =>
  serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    assertEquals(await rest(), "hello\r\nfarewell: too slow\r\n");
    await gone(socket);
  }, { limits: { idleTime: 20 } }));

Deno.test("the time before the login is over whatever was said, and ends with the login", () =>
  serving(async (endpoint) => {
    const [guest, user] = [await call(endpoint), await call(endpoint)];
    user.socket.write("LOGIN\r\n");
    guest.socket.write("one\r\n");
    assertEquals(await guest.rest(), "hello\r\none\r\nfarewell: too slow\r\n");
    user.socket.write("still there\r\nQUIT\r\n");
    assertEquals(await user.rest(), "hello\r\nLOGIN\r\nstill there\r\nbye\r\n");
    await Promise.all([gone(guest.socket), gone(user.socket)]);
  }, { limits: { loginTime: 100 } }));

Deno.test("who logged out has the time before a login again, and no more", () =>
  serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    socket.write("LOGIN\r\nLOGOUT\r\n");
    assertEquals(await rest(), "hello\r\nLOGIN\r\nLOGOUT\r\nfarewell: too slow\r\n");
    await gone(socket);
  }, { limits: { loginTime: 50 } }));

Deno.test("who does not read is dropped in the end", async () => {
  const sent = Promise.withResolvers<boolean>();
  const converse = async (wire: Wire) => {
    await wire.send(new Uint8Array(16 << 20));
    sent.resolve(wire.signal.aborted);
  };
  await serving(async (endpoint) => {
    const { socket } = await call(endpoint);
    socket.pause();
    assertEquals(await sent.promise, true);
    socket.destroy();
    await gone(socket);
  }, { limits: { idleTime: 50 }, protocol: { ...ECHO, converse } });
});

Deno.test("who is one too many hears so, and the place is free again after another left", () =>
  serving(async (endpoint) => {
    const first = await call(endpoint);
    await first.until("hello");
    const second = await call(endpoint);
    assertEquals(await second.rest(), "farewell: too many connections\r\n");
    first.socket.write("QUIT\r\n");
    await Promise.all([gone(first.socket), gone(second.socket)]);
    // The server's side of a socket may be gone a moment later than the client's.
    let heard = "";
    while (!heard.startsWith("hello")) {
      const third = await call(endpoint);
      third.socket.write("QUIT\r\n");
      heard = await third.rest();
      await gone(third.socket);
    }
  }, { limits: { connectionsPerPeer: 1 } }));

Deno.test("a client that never ends its half is ended", () =>
  serving(async (endpoint, server) => {
    const { socket, until } = await call(endpoint, true);
    socket.write("QUIT\r\n");
    await until("bye");
    await server.close();
    socket.destroy();
    await gone(socket);
  }, { limits: { lingerTime: 20, drainTime: 60_000 } }));

Deno.test("a shutdown tells the conversations that wait, and lets the others finish their work", async () => {
  const work = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const converse = async (wire: Wire) => {
    if (await wire.line() === "WORK") {
      begun.resolve();
      await work.promise;
      await wire.send("done\r\n");
    }
    await wire.line();
  };
  await serving(async (endpoint, server) => {
    const [waiting, working] = [await call(endpoint), await call(endpoint)];
    working.socket.write("WORK\r\nand then\r\n");
    await begun.promise;
    const closed = server.close();
    assertEquals(await waiting.rest(), "farewell: shutting down\r\n");
    await assertRejects(() => call(endpoint));
    work.resolve();
    assertEquals(await working.rest(), "done\r\nfarewell: shutting down\r\n");
    await closed;
    await Promise.all([gone(waiting.socket), gone(working.socket)]);
  }, { protocol: { ...ECHO, converse } });
});

Deno.test("a conversation that does not end is ended with the time, and reported", async () => {
  const faults: string[] = [];
  await serving(async (endpoint, server) => {
    const { socket, until } = await call(endpoint);
    await until("hello");
    socket.write("first\r\nHANG\r\n");
    await until("first");
    await server.close();
    await gone(socket);
  }, { limits: { drainTime: 20, lingerTime: 20 }, onFault: (error) => faults.push(String(error)) });
  assertEquals(faults, [
    "Error: Cannot end a conversation: it waits for something else than its peer",
  ]);
});

Deno.test("a conversation that is over when the shutdown comes says no second good-bye", async () => {
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const converse = async (wire: Wire) => {
    await wire.line();
    begun.resolve();
    await go.promise;
    await wire.send("bye\r\n");
  };
  await serving(async (endpoint, server) => {
    const { socket, rest } = await call(endpoint);
    socket.write("QUIT\r\n");
    await begun.promise;
    const closed = server.close();
    go.resolve();
    assertEquals(await rest(), "bye\r\n");
    await closed;
    await gone(socket);
  }, { protocol: { ...ECHO, converse } });
});
