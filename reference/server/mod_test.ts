import { assert, assertEquals, assertRejects } from "@std/assert";
import { call, CLOSED_DOOR, ECHO, gone, serving } from "./_echo.ts";
import { DEFAULT_LIMITS, startServer, WireEnded } from "./mod.ts";
import type { Wire } from "../wire.ts";

/** Runs one conversation's code against one client. */
const conversing = (converse: (wire: Wire) => Promise<void>) => ({
  protocol: { ...ECHO, converse },
});

Deno.test("pipelined lines are answered in order, wherever they are cut", () =>
  serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    for (const piece of ["on", "e\r", "\ntwo\r\nthr", "ee\nQUIT\r\n"]) {
      await new Promise((sent) => socket.write(piece, sent));
    }
    assertEquals(await rest(), "hello\r\none\r\ntwo\r\nthree\r\nbye\r\n");
    await gone(socket);
  }));

Deno.test("a client that ended its half still gets its answers", () => {
  const converse = async (wire: Wire) => {
    await ECHO.converse(wire, CLOSED_DOOR);
    await new Promise((go) => setImmediate(go));
    await wire.send("after the end\r\n");
  };
  return serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint, true);
    socket.end("one\r\ntwo\r\nhalf a li");
    assertEquals(await rest(), "hello\r\none\r\ntwo\r\nafter the end\r\n");
    await gone(socket);
  }, conversing(converse));
});

Deno.test("who is still sending when the conversation ends is not reset", () =>
  serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint, true);
    const errors: Error[] = [];
    socket.on("error", (error) => errors.push(error));
    const sent = new Promise((resolve) => socket.write(`QUIT\r\n${"x".repeat(16 << 20)}`, resolve));
    assertEquals(await rest(), "hello\r\nbye\r\n");
    assertEquals(await sent ?? "no error", "no error");
    socket.end();
    await gone(socket);
    assertEquals(errors, []);
  }, { limits: { lingerTime: 10_000 } }));

Deno.test("a conversation knows the address on which it arrived, and the peer's", async () => {
  const converse = async ({ local, peer, encryption, send }: Wire) =>
    await send(
      `${local.address} ${local.port} ${peer.address} ${peer.port} ${
        encryption() ? "tls" : "plain"
      }`,
    );
  const protocol = { ...ECHO, converse };
  const services = ["127.0.3.1", "127.0.3.7"].map((address) => ({
    protocol,
    address,
    port: 0,
    security: "plain" as const,
  }));
  await serving(async (_, { endpoints }) => {
    for (const endpoint of endpoints) {
      const { socket, rest } = await call(endpoint);
      const { localAddress, localPort } = socket;
      const { address, port } = endpoint;
      assertEquals(await rest(), `${address} ${port} ${localAddress} ${localPort} plain`);
      await gone(socket);
    }
    assertEquals(endpoints.map(({ address }) => address), ["127.0.3.1", "127.0.3.7"]);
  }, { services });
});

Deno.test("bytes and chunks come as they were sent", async () => {
  const read = Promise.withResolvers<unknown[]>();
  const converse = async (wire: Wire) => {
    const line = await wire.line();
    const bytes = await wire.bytes(300);
    const chunk = await wire.chunk();
    read.resolve([line, bytes, chunk, await wire.chunk(), await wire.bytes(1), await wire.line()]);
  };
  await serving(async (endpoint) => {
    const { socket } = await call(endpoint);
    const bytes = Uint8Array.from({ length: 300 }, (_, n) => n);
    socket.write("a {300}\r\n");
    socket.write(bytes);
    socket.end("!");
    const ended = [undefined, undefined, undefined];
    assertEquals(await read.promise, ["a {300}", bytes, Uint8Array.of(33), ...ended]);
    await gone(socket);
  }, conversing(converse));
});

Deno.test("an exception ends its own conversation, with a farewell, and is reported", async () => {
  const faults: unknown[] = [];
  const onFault = (error: unknown, where: unknown) => faults.push([String(error), where]);
  await serving(async (endpoint) => {
    const [other, broken] = [await call(endpoint), await call(endpoint)];
    const { localPort } = broken.socket;
    broken.socket.write("BREAK\r\nmore\r\n");
    assertEquals(await broken.rest(), "hello\r\nfarewell: our fault\r\n");
    other.socket.write("still there\r\nQUIT\r\n");
    assertEquals(await other.rest(), "hello\r\nstill there\r\nbye\r\n");
    const { address, port } = endpoint;
    assertEquals(faults, [["TypeError: broken", {
      protocol: "pop3",
      local: { address, port },
      peer: { address: "127.0.0.1", port: localPort },
    }]]);
    await Promise.all([gone(broken.socket), gone(other.socket)]);
  }, { onFault });
});

Deno.test("a fault in the entrance, the wrapper, the farewell or the report harms no server", async () => {
  const broken = () => {
    throw new Error("broken");
  };
  const faulty = [{ entrance: broken }, { wire: broken }, {
    protocol: { ...ECHO, farewell: broken },
  }];
  for (const fault of faulty) {
    let reported = 0;
    const onFault = () => {
      reported++;
      broken();
    };
    await serving(async (endpoint) => {
      for (const _ of [1, 2]) {
        const { socket, rest } = await call(endpoint);
        socket.write("BREAK\r\n");
        await rest();
        await gone(socket);
      }
    }, { ...fault, onFault });
    assert(reported >= 2);
  }
});

Deno.test("a farewell is told whether the conversation ever began", async () => {
  const farewell = (ending: string, begun: boolean) => `${ending}, ${begun}`;
  const heard = async (options: Parameters<typeof serving>[1]) => {
    let said = "";
    await serving(async (endpoint) => {
      const { socket, rest } = await call(endpoint);
      socket.write("BREAK\r\n");
      said = await rest();
      await gone(socket);
    }, { ...options, protocol: { ...ECHO, farewell }, onFault() {} });
    return said;
  };
  const entrance = () => {
    throw new Error("broken");
  };
  assertEquals(await heard({}), "hello\r\nour fault, true");
  assertEquals(await heard({ entrance }), "our fault, false");
  assertEquals(await heard({ limits: { connections: 0 } }), "too many connections, false");
});

Deno.test("a reset by the peer is no fault, and tells the conversation", async () => {
  const lost = Promise.withResolvers<boolean>();
  const converse = async (wire: Wire) => {
    await wire.send("hello\r\n");
    await new Promise((resolve) => wire.signal.addEventListener("abort", resolve));
    await wire.send("to nobody");
    lost.resolve(await wire.line() === undefined);
  };
  await serving(async (endpoint) => {
    const { socket, until } = await call(endpoint);
    await until("hello");
    socket.resetAndDestroy();
    assertEquals(await lost.promise, true);
  }, conversing(converse));
});

Deno.test("two reads at once are a fault, and an abandoned read is none", async () => {
  const faults: string[] = [];
  const converse = async (wire: Wire) => {
    const { promise } = Promise.withResolvers<void>();
    await wire.send("hello\r\n");
    wire.line();
    await Promise.race([promise, wire.line()]);
  };
  await serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    assertEquals(await rest(), "hello\r\nfarewell: our fault\r\n");
    await gone(socket);
  }, { ...conversing(converse), onFault: (error) => faults.push(String(error)) });
  assertEquals(faults, ["Error: Cannot read a connection: another read is under way"]);
});

Deno.test("sending waits while the peer does not read, and loses nothing", async () => {
  const size = 8 << 20;
  const waits: boolean[] = [];
  const converse = async (wire: Wire) => {
    const sending = wire.send(new Uint8Array(size));
    waits.push(await Promise.race([sending.then(() => false), wire.line().then(() => true)]));
    await sending;
  };
  await serving(async (endpoint) => {
    const { socket, rest } = await call(endpoint);
    socket.pause();
    socket.write("it waits\r\n");
    while (waits.length === 0) await new Promise((go) => setImmediate(go));
    socket.resume();
    assertEquals((await rest()).length, size);
    await gone(socket);
  }, conversing(converse));
  assertEquals(waits, [true]);
});

Deno.test("200 connections at once are served", () =>
  serving(async (endpoint) => {
    const callers = await Promise.all(Array.from({ length: 200 }, () => call(endpoint)));
    callers.forEach(({ socket }, n) => socket.write(`${n}\r\nQUIT\r\n`));
    const heard = await Promise.all(callers.map(({ rest }) => rest()));
    assertEquals(heard, callers.map((_, n) => `hello\r\n${n}\r\nbye\r\n`));
    await Promise.all(callers.map(({ socket }) => gone(socket)));
  }));

Deno.test("an address that cannot be listened on is named with the remedy, and nothing stays open", () =>
  serving(async (endpoint) => {
    const attempt = (address: string, port: number) =>
      startServer({
        services: [["127.0.0.1", 0] as const, [address, port] as const].map(([address, port]) => ({
          protocol: ECHO,
          address,
          port,
          security: "plain",
        })),
        limits: DEFAULT_LIMITS,
        entrance: () => {
          throw new Error("not reached");
        },
        wire: (wire) => wire,
        onFault() {},
      });
    const taken = await assertRejects(() => attempt(endpoint.address, endpoint.port), Error);
    const where = `Cannot listen for pop3 on 127.0.0.1 port ${endpoint.port}: `;
    assert(taken.message.startsWith(where), taken.message);
    assert(taken.message.includes("take another port"), taken.message);
    // TEST-NET-2 (RFC 5737): no machine has it.
    const missing = await assertRejects(() => attempt("198.51.100.1", 0), Error);
    assert(missing.message.startsWith("Cannot listen for pop3 on 198.51.100.1"), missing.message);
    // Which of the two depends on what this process may do.
    assert(/ip addr add|Add 198\.51\.100\.1/.test(missing.message), missing.message);
  }));

Deno.test({
  name: "an address that this process may not use is named with the line to change",
  permissions: { net: false },
  async fn() {
    for (
      const [address, reason, added] of [
        ["198.51.100.1", "the address is not loopback", "198.51.100.1"],
        ["::2", "the address is not loopback", "[::2]"],
        ["127.0.0.1", "this process may not use the address", "127.0.0.1"],
      ] as const
    ) {
      const services = [{ protocol: ECHO, address, port: 0, security: "plain" as const }];
      const { message } = await assertRejects(() => serving(async () => {}, { services }), Error);
      assert(message.startsWith(`Cannot listen for pop3 on ${address} port 0: ${reason}`), message);
      assert(message.includes(`Add ${added} to --allow-net=... in the line of deno.json`), message);
    }
  },
});

Deno.test("WireEnded names the ending", () => {
  assertEquals(new WireEnded("too slow").ending, "too slow");
});
