import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { SeenLogin } from "../../reference/mod.ts";
import { startReference } from "../../reference/mod.ts";
import { canariesOf } from "../run/dial.ts";
import type { Client, Dial } from "./client.ts";
import { ALL } from "./mod.ts";
import { Transcript } from "./transcript.ts";

const CLIENTS: readonly Client[] = ALL;

/** Names that a client might be tempted to change. */
const NAMES = [
  "info",
  "INFO",
  "info@client2.com",
  "info%client2.com",
  "Info%Client2.COM",
  "info%client2.com@company.com",
  "a@b@c",
  "a%b%c",
  "@client2.com",
  "info@",
  "<@a.example:x@b.example>",
  "b.example!a.example!x",
  "info@[127.0.1.1]",
  '"info"@client2.com',
  "info+detail@client2.com",
  "a\\b/c@client2.com",
  "info%40client2.com",
  "in fo",
  " info ",
  "x".repeat(200),
  "ïnfo@client2.com",
  "ｉnfo@client2.com",
];

const MECHANISMS = ["USER", "APOP", "LOGIN", "PLAIN", "SASL LOGIN", "CRAM-MD5"];

async function world() {
  const seen: SeenLogin[] = [];
  const server = await startReference(workedExample, {
    serve: ["pop3", "imap", "ftp", "xmpp"],
    onLogin: (login) => seen.push(login),
    limits: {},
  });
  const dial = (client: Client, changes: Partial<Dial> = {}): Dial => ({
    protocol: client.protocol,
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    endpoint: server.endpoints.find(({ protocol, address }) =>
      protocol === client.protocol && address === "127.0.0.1"
    )!,
    login: "info@client2.com",
    password: passwordOf("info", "client2.com"),
    mechanism: ["USER", "LOGIN", "PLAIN"].find((mechanism) =>
      client.says({ ...dialOf(client), mechanism })
    )!,
    ...(client.protocol === "xmpp" ? { targetDomain: "company.com" } : {}),
    timeout: 5_000,
    accountOf: canariesOf(workedExample),
    transcript: new Transcript(),
    ...changes,
  });
  const dialOf = (client: Client): Dial => ({
    protocol: client.protocol,
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    endpoint: { protocol: client.protocol, address: "127.0.0.1", port: 1, security: "plain" },
    login: "info",
    password: "secret",
    mechanism: "",
    ...(client.protocol === "xmpp" ? { targetDomain: "company.com" } : {}),
    timeout: 1,
    accountOf: () => undefined,
    transcript: new Transcript(),
  });
  return { seen, dial, [Symbol.asyncDispose]: () => server.close() };
}

function passwordOf(name: string, domain: string): string {
  const found = workedExample.domains.find((one) => one.name === domain)?.accounts
    .find((one) => one.name === name);
  assert(found);
  return found.password;
}

for (const client of CLIENTS) {
  Deno.test(`${client.name}: the server gets every name as it was typed`, async () => {
    await using there = await world();
    let tried = 0;
    for (const mechanism of MECHANISMS) {
      for (const login of NAMES) {
        const dial = there.dial(client, { login, mechanism });
        if (!client.says(dial)) continue;
        tried++;
        there.seen.length = 0;
        await client.login(dial);
        assertEquals(there.seen.map(({ name }) => name), [login], `${mechanism} ${login}`);
      }
    }
    assert(tried >= 15, `only ${tried} names could be said`);
  });

  Deno.test(`${client.name}: the account is named by its canary`, async () => {
    await using there = await world();
    const seen = await client.login(there.dial(client));
    assertEquals({ kind: seen.kind, account: seen.kind === "opened" && seen.account }, {
      kind: "opened",
      account: "info@client2.com",
    });
  });

  Deno.test(`${client.name}: a canary that is no account's proves nothing`, async () => {
    await using there = await world();
    const seen = await client.login(there.dial(client, { accountOf: () => undefined }));
    assertEquals(seen.kind, "unclear");
  });

  Deno.test(`${client.name}: a wrong password is a refusal, and in no transcript`, async () => {
    await using there = await world();
    const dial = there.dial(client, { password: "wrong-Password-1" });
    const seen = await client.login(dial);
    assertEquals(seen.kind, "refused");
    assert(
      dial.transcript.lines(dial).length >= 3,
      `the talk was not written down: ${dial.transcript.lines(dial).join("\n")}`,
    );
    const told = dial.transcript.lines(dial).join("\n") + JSON.stringify(seen);
    assert(!told.includes("wrong-Password-1"), told);
    for (const word of told.match(/[A-Za-z0-9+/]{8,}={0,2}/g) ?? []) {
      assert(!atobOrEmpty(word).includes("wrong-Password-1"), word);
    }
  });

  Deno.test(`${client.name}: where nobody listens, nothing is proven`, async () => {
    await using there = await world();
    const { endpoint } = there.dial(client);
    const seen = await client.login(there.dial(client, { endpoint: { ...endpoint, port: 1 } }));
    assertEquals(seen.kind, "unclear");
  });

  Deno.test(`${client.name}: a server that says nothing is unclear in bounded time`, async () => {
    await using there = await world();
    const silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const held: Deno.Conn[] = [];
    const accepting = (async () => {
      for await (const connection of silent) held.push(connection);
    })();
    const { endpoint } = there.dial(client);
    const seen = await client.login(
      there.dial(client, { endpoint: { ...endpoint, port: silent.addr.port }, timeout: 150 }),
    );
    assertEquals(seen.kind, "unclear");
    held.forEach((connection) => connection.close());
    silent.close();
    await accepting;
  });
}

function atobOrEmpty(word: string): string {
  try {
    return atob(word);
  } catch {
    return "";
  }
}
