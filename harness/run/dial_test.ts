import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { passwordOf } from "../judge/_judged.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { CLIENTS, reference as serving } from "../clients/_reference.ts";
import { serveZone } from "../dns/zone.ts";
import reference from "../targets/reference.ts";
import { canariesOf, dial } from "./dial.ts";

const DOMAINS = ["client1.com", "client2.com"] as const;

for (const client of CLIENTS) {
  Deno.test(`${client.name}: two logins at the same time have transcripts of their own`, async () => {
    await using there = await serving([client.protocol]);
    const orders = DOMAINS.map((domain) =>
      there.dial(client, { login: `info@${domain}`, password: passwordOf(domain, "info") })
    );
    const seen = await Promise.all(orders.map((order) => client.login(order)));
    assertEquals(
      seen.map((one): string => one.kind === "opened" ? one.account : one.kind),
      orders.map(({ login }) => login),
    );
    for (const [at, order] of orders.entries()) {
      const transcript = order.transcript.lines(order);
      const talk = transcript.join("\n");
      // Whose canary was shown tells whose talk it is, whatever the name was wrapped in.
      assert(talk.includes(`info@${DOMAINS[at]}`), talk);
      assert(!talk.includes(`info@${DOMAINS[1 - at]}`), talk);
      assert(transcript.some((line) => line.startsWith("C: ")));
      assert(transcript.some((line) => line.startsWith("S: ")));
    }
  });
}

const scenario = (more: Partial<Scenario>): Scenario => ({
  id: "x",
  cell: { protocol: "pop3", form: "at", address: "own", credential: "own", security: "plain" },
  deployment: workedExample,
  attempt: { protocol: "pop3", address: "127.0.1.1", login: "info" },
  password: passwordOf("client1.com", "info"),
  mechanism: "USER",
  subject: "info@client1.com",
  serverSetting: "client1.com",
  ...more,
});

const UNMADE: readonly (readonly [string, Partial<Scenario>, "notOffered"?])[] = [
  ["a server setting that leads elsewhere in DNS", { serverSetting: "company.com" }],
  ["a server setting that DNS does not know", { serverSetting: "nowhere.invalid" }],
  ["a mechanism that no client speaks", { mechanism: "GSSAPI" }],
  [
    "a protocol that is not served there",
    { attempt: { protocol: "smtp", address: "127.0.1.1", login: "info" } },
    "notOffered",
  ],
  [
    "a certificate for a target that takes none",
    { mechanism: "EXTERNAL", certificate: "trusted" },
    "notOffered",
  ],
];

Deno.test("the server setting leads to the address by DNS, and what cannot be made proves nothing", async () => {
  await using running = await reference.start(workedExample, ["pop3"]);
  await using zone = await serveZone(workedExample);
  const dialling = {
    endpoints: running.endpoints,
    zone,
    trust: { kind: "authorities", pem: [] } as const,
    accountOf: canariesOf(workedExample),
    timeout: 5000,
  };
  const { observation } = await dial(scenario({}), dialling);
  assertEquals(observation, { kind: "opened", account: "info@client1.com" });
  for (const [what, more, kind = "unclear"] of UNMADE) {
    const { observation } = await dial(scenario(more), dialling);
    assertEquals(observation.kind, kind, what);
  }
});
