import { assert, assertEquals } from "@std/assert";
import { createServer, type Socket } from "node:net";
import { workedExample } from "../../fixtures/worked_example.ts";
import { neighbourAt } from "../../scenarios/neighbour.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { canariesOf, type Dialling } from "../run/dial.ts";
import { injection } from "./injection.ts";
import { loginFirst } from "./login_first.ts";

const MAIN = "127.0.0.1";
const GROUP = { id: "group", scenarios: [] };

function beside(security: "plain" | "upgrade"): Scenario {
  const found = neighbourAt(workedExample, "pop3", MAIN);
  assert(found, "no login should open");
  return {
    id: "neighbour",
    cell: { protocol: "pop3", form: "at", address: "own", credential: "own", security },
    deployment: workedExample,
    attempt: found.attempt,
    password: found.account.password,
    mechanism: "USER",
    subject: found.opens,
    serverSetting: MAIN,
  };
}

/** POP3 by lines, until the script closes; the rest of a packet is given to it too. */
async function serving(answer: (socket: Socket, line: string, rest: string) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.write("+OK\r\n");
    socket.on("data", (data) => {
      const [line = "", ...rest] = data.toString().split("\r\n");
      answer(socket, line, rest.join("\r\n"));
    });
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, MAIN, listening.resolve);
  await listening.promise;
  const { port } = server.address() as { port: number };
  const dialling: Dialling = {
    endpoints: [{ protocol: "pop3", address: MAIN, port, security: "upgrade" }],
    zone: {
      resolve: () => Promise.resolve([MAIN]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    },
    trust: { kind: "authorities", pem: [] },
    accountOf: canariesOf(workedExample),
    timeout: 1_000,
  };
  return {
    dialling,
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      const closed = Promise.withResolvers<unknown>();
      server.close(closed.resolve);
      await closed.promise;
    },
  };
}

/** What the probe comes to where the server does this behind its go-ahead. */
async function behindGoAhead(does: (socket: Socket, rest: string) => void) {
  await using there = await serving((socket, line, rest) => {
    if (line !== "STLS") return;
    socket.write("+OK\r\n");
    does(socket, rest);
  });
  const found = await injection(GROUP, beside("upgrade"), there.dialling);
  return found?.why ?? "";
}

Deno.test("a server that closes on what came with the request for TLS has not obeyed it", async () => {
  const why = await behindGoAhead((socket) => socket.end());
  // It goes on to the next attack, which has nothing behind the request, and there no handshake is no answer.
  assert(why.startsWith("a name before the request for TLS"), why);
});

Deno.test("a server that stays silent behind its go-ahead proves nothing", async () => {
  const why = await behindGoAhead(() => {});
  assert(why.startsWith("a login behind the request for TLS"), why);
});

Deno.test("a server that closes behind commands out of place is asked the rest anew", async () => {
  const asked: string[] = [];
  const counts = new WeakMap<Socket, number>();
  await using there = await serving((socket, line) => {
    asked.push(line.split(" ")[0]!);
    const count = (counts.get(socket) ?? 0) + 1;
    counts.set(socket, count);
    if (count < 4) socket.write("-ERR\r\n");
    else socket.end("-ERR enough\r\n");
  });
  await loginFirst(GROUP, beside("plain"), there.dialling);
  const needing = new Set(["STAT", "LIST", "UIDL", "RETR", "TOP", "DELE"]);
  assertEquals(new Set(asked.filter((word) => needing.has(word))), needing);
});
