import { assert, assertEquals } from "@std/assert";
import { CLIENTS, reference } from "../clients/_reference.ts";
import type { Client, Dial } from "../clients/client.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Observation } from "../observation.ts";
import { type Ground, type GroundId, GROUNDS, TLS_GROUNDS } from "./grounds.ts";
import { proxy } from "./proxy.ts";

type Kind = Observation["kind"];

/** What an uneven server's login may come to. */
interface Expected {
  readonly kinds: readonly Kind[];
  readonly but?: Readonly<Partial<Record<Protocol, readonly Kind[]>>>;
  readonly dial?: Partial<Dial>;
}

/** Enough for whatever comes, on a busy machine. */
const LONG = 20_000;
/** Where nothing comes. */
const SHORT = 300;

const opened: Expected = { kinds: ["opened"], dial: { timeout: LONG } };
const unclear: Expected = { kinds: ["unclear"], dial: { timeout: LONG } };
const never: Expected = { kinds: ["unclear"], dial: { timeout: SHORT } };
/** The web's requests may go on another connection. */
const orOnAnother = { web: ["opened", "unclear"] } as const;
/** Nothing of an account is shown there, or not by this connection. */
const unshown = { smtp: ["opened"], pwd: ["opened"], ftp: ["opened"] } as const;

const EXPECTED: Readonly<Record<GroundId, Expected>> = {
  "silent": never,
  "slow": opened,
  "drip": opened,
  "garbage": { ...unclear, dial: { timeout: SHORT } },
  "garbage-for-the-password": { ...unclear, dial: { timeout: SHORT } },
  "greets-with-an-error": unclear,
  "closes-at-once": unclear,
  "closes-behind-its-first-word": { ...unclear, but: orOnAnother },
  "closes-at-the-name": unclear,
  "closes-at-the-password": unclear,
  "closes-instead-of-an-answer": unclear,
  "closes-each-second-connection": { ...opened, but: orOnAnother },
  "hangs-at-the-password": never,
  "says-temporary": { ...unclear, dial: { timeout: LONG, password: "wrong-Password-1" } },
  "shows-no-canary": { ...unclear, but: unshown },
  "crashes-at-the-password": unclear,
  "never-says-goodbye": opened,
  "greets-without-end": unclear,
  "answers-without-end": unclear,
  "shows-without-end": { ...unclear, but: unshown },
};

/** So much may be poured into a client, over what the kernel holds. */
const ENOUGH = 24 << 20;

const byProtocol = [...Map.groupBy(CLIENTS, ({ protocol }) => protocol).values()];

/** Each client's own login on a ground, one after the other where they share a protocol; nothing where it cannot say it. */
async function kinds(ground: Ground, changes: Partial<Dial> = {}): Promise<Record<string, Kind>> {
  await using there = await reference(CLIENTS.map(({ protocol }) => protocol));
  const made = await Promise.all(byProtocol.map(async (clients) => {
    const seen: [string, Kind][] = [];
    for (const client of clients) {
      const dial = there.dial(client, changes);
      if (client.says(dial)) seen.push([client.name, await kind(client, dial)]);
    }
    return seen;
  }));
  return Object.fromEntries(made.flat());

  async function kind(client: Client, dial: Dial): Promise<Kind> {
    await using way = await proxy(dial.endpoint, ground({ ...dial, protocol: client.protocol }));
    const { kind } = await client.login({ ...dial, endpoint: way.endpoint });
    // Without this it would be the proxy that ends what a client left.
    await way.quiet();
    assert(way.poured < ENOUGH, `${client.name} took ${way.poured} bytes`);
    return kind;
  }
}

for (const [id, ground] of Object.entries(GROUNDS)) {
  Deno.test(`a server that is uneven (${id}): every client says what it was, and leaves`, async () => {
    const { kinds: usual, but = {}, dial } = EXPECTED[id as GroundId];
    const seen = await kinds(ground, dial);
    const wrong = CLIENTS.filter(({ name, protocol }) =>
      !(but[protocol] ?? usual).includes(seen[name]!)
    );
    assertEquals(wrong.map(({ name }) => `${name}: ${seen[name]}`), []);
  });
}

for (const [id, ground] of Object.entries(TLS_GROUNDS)) {
  Deno.test(`a server that is uneven (${id}): no client takes it for an answer`, async () => {
    for (const security of ["upgrade", "tls"] as const) {
      const seen = await kinds(ground, { security, timeout: SHORT });
      assertEquals(new Set(Object.values(seen)), new Set<Kind>(["unclear"]), JSON.stringify(seen));
    }
  });
}
