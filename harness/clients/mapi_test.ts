import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../../reference/mod.ts";
import { canariesOf } from "../run/dial.ts";
import type { Client, Dial } from "./client.ts";
import library from "./mapi.ts";
import own from "./mapi_raw.ts";
import { Transcript } from "./transcript.ts";

const PASSWORDS = { main: "brass-kettle-main", two: "granite-feather-two" };

/** Name as typed, Server Name, and what the server gets. */
const NAMES: readonly (readonly [login: string, setting: string | undefined, sent: string])[] = [
  ["info", "client2.com", "info@client2.com"],
  ["info", "mail.client2.com", "info@mail.client2.com"],
  ["info", "127.0.0.1", "info@127.0.0.1"],
  ["info@client2.com", "company.com", "info@client2.com"],
  ["info%client2.com", "company.com", "info%client2.com"],
  ["info", undefined, "info"],
];

async function world() {
  const names: string[] = [];
  const server = await startReference(workedExample, {
    serve: ["imap"],
    onLogin: ({ name }) => names.push(name),
  });
  const dial = (changes: Partial<Dial>): Dial => ({
    protocol: "mapi",
    endpoint: server.endpoints.find(({ address }) => address === "127.0.0.1")!,
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    login: "info",
    password: PASSWORDS.two,
    mechanism: "LOGIN",
    timeout: 5_000,
    accountOf: canariesOf(workedExample),
    transcript: new Transcript(),
    ...changes,
  });
  return { names, dial, [Symbol.asyncDispose]: () => server.close() };
}

for (const client of [library, own] as const satisfies readonly Client[]) {
  Deno.test(`${client.name}: the server gets the Server Name behind a simple name, and behind no other`, async () => {
    await using there = await world();
    for (const [login, setting, sent] of NAMES) {
      there.names.length = 0;
      await client.login(there.dial({ login, ...setting === undefined ? {} : { setting } }));
      assertEquals(there.names, [sent]);
    }
  });

  Deno.test(`${client.name}: the worked example's third user reads her own mail`, async () => {
    await using there = await world();
    const seen = await client.login(there.dial({ setting: "client2.com" }));
    assertEquals(seen, { kind: "opened", account: "info@client2.com" });
    const wrong = await client.login(
      there.dial({ setting: "client2.com", password: PASSWORDS.main }),
    );
    assertEquals(wrong.kind, "refused");
  });
}

Deno.test("a login that fails first is qualified as well", async () => {
  await using there = await world();
  const before = [{ login: "john", password: "wrong" }];
  const order = there.dial({ setting: "client2.com", before });
  assert(!library.says(order) && own.says(order));
  assertEquals((await own.login(order)).kind, "opened");
  assertEquals(there.names, ["john@client2.com", "info@client2.com"]);
});
