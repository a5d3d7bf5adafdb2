import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createServer } from "node:net";
import type { Protocol } from "../../fixtures/protocols.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { neighbourAt } from "../../scenarios/neighbour.ts";
import { usualMechanism } from "../../scenarios/offers.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { canariesOf, type Dialling } from "../run/dial.ts";
import { excerpt } from "./finding.ts";
import { injection } from "./injection.ts";
import { loginFirst } from "./login_first.ts";

const MAIN = "127.0.0.1";
const GROUP = { id: "group", scenarios: [] };

function neighbour(protocol: Protocol, security: "plain" | "upgrade"): Scenario {
  const found = neighbourAt(workedExample, protocol, MAIN);
  assert(found, "no login should open");
  return {
    id: "neighbour",
    cell: { protocol, form: "at", address: "own", credential: "own", security },
    deployment: workedExample,
    attempt: found.attempt,
    password: found.account.password,
    mechanism: usualMechanism(protocol),
    subject: found.opens,
    serverSetting: MAIN,
  };
}

/** A server that greets, and answers whatever comes. */
async function answering(protocol: Protocol, greeting: string, answer: (said: string) => string) {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.write(greeting);
    socket.on("data", (said) => socket.write(answer(said.toString())));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, MAIN, listening.resolve);
  await listening.promise;
  const address = server.address();
  assert(address !== null && typeof address === "object");
  const dialling: Dialling = {
    endpoints: (["plain", "upgrade"] as const).map((security) => ({
      protocol,
      address: MAIN,
      port: address.port,
      security,
    })),
    zone: {
      resolve: () => Promise.resolve([MAIN]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    },
    trust: { kind: "authorities", pem: [] },
    accountOf: canariesOf(workedExample),
    timeout: 5_000,
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

const oneLine = (said: string) => said.replaceAll("\r\n", " ");

Deno.test("a server that repeats a login behind STLS gets no password into the finding", async () => {
  await using there = await answering("pop3", "+OK\r\n", (said) => `-ERR ${oneLine(said)}\r\n`);
  const beside = neighbour("pop3", "upgrade");
  const found = await injection(GROUP, beside, there.dialling);
  assertEquals(found?.finding, "unclear");
  assertStringIncludes(found?.why ?? "", "answered by -ERR STLS USER");
  assert(!JSON.stringify(found).includes(beside.password), found?.why);
});

for (
  const [protocol, greeting, answer, finding] of [
    ["pop3", "+OK\r\n", (word: string) => `+OK ${word}\r\n`, "broken"],
    [
      "ximss",
      "",
      (word: string) => `<response id="c1" errorText="${word}" errorNum="1"/>\0`,
      "unclear",
    ],
  ] as const
) {
  Deno.test(`a server that says a password before a login gets none into the finding: ${protocol}`, async () => {
    const beside = neighbour(protocol, "plain");
    await using there = await answering(
      protocol,
      greeting,
      (said) => answer(beside.password).replace("c1", /id="(\w+)"/.exec(said)?.[1] ?? ""),
    );
    const found = await loginFirst(GROUP, beside, there.dialling);
    assertEquals(found.finding, finding, found.why);
    assertStringIncludes(found.why, "***");
    assert(!JSON.stringify(found).includes(beside.password), found.why);
  });
}

Deno.test("of a password across the end of an excerpt no part stays", () => {
  const password = "a-very-secret-Password-1";
  for (let before = 170; before <= 200; before++) {
    const shown = excerpt(`${"-".repeat(before)}${password}`, { password });
    assert(!/[a-z]/.test(shown), shown);
  }
});
