import { assertEquals } from "@std/assert";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Observation } from "../observation.ts";
import type { Entry } from "../run/entry.ts";
import { groupOf } from "../run/group.ts";
import { opened, passwordOf, refused, scenario } from "./_judged.ts";
import { lockoutsIn } from "./lockout.ts";

const rightOf = (domain: string) =>
  scenario(`info@${domain}`, {
    id: domain,
    subject: `info@${domain}`,
    password: passwordOf(domain, "info"),
  });
const A = rightOf("client1.com");
const B = rightOf("client2.com");
const WRONG = scenario("info@client1.com", { id: "wrong", password: "nobody's" });
const PLANNED = new Map([A, B, WRONG].map((one) => [one.id, one]));

const came = (made: Scenario, observation: Observation): Entry => ({
  ...{ type: "login", role: "scenario", id: made.id, group: groupOf(made) },
  ...{ observation, client: "none", ms: 1 },
});
const opens = [A, B].map((one) => came(one, opened(one.subject as FullName)));
const fails = (count: number) => Array.from({ length: count }, () => came(WRONG, refused()));
/** Both are shut out, twice. */
const shut = (seen: Observation) => [A, B, A, B].map((one) => came(one, seen));
const unclear = (because: string): Observation => ({ kind: "unclear", because });

const LOST: Entry = { type: "lost", deployment: A.deployment.name, because: "it ended" };

const found = (...entries: readonly (readonly Entry[])[]) =>
  lockoutsIn(PLANNED, entries.flat()).map(({ scope, after }) => `${scope} ${after}`);

Deno.test("a server that refuses, or is silent, behind failed logins shuts us out", () => {
  assertEquals(found(opens, fails(5), shut(refused())), ["client 5"]);
  assertEquals(found(opens, fails(5), shut(unclear("no answer within 5 ms"))), ["client 5"]);
  assertEquals(found(opens, fails(5), shut(refused()), [LOST]), ["client 5"]);
});

const NOT_THERE = [
  "connect ECONNREFUSED 127.0.0.1:143",
  "read ECONNRESET",
  "the server closed the connection",
  "TLS: unable to verify the first certificate",
  "STARTTLS is not offered",
];
for (const because of NOT_THERE) {
  Deno.test(`a server of which is said "${because}" shuts nobody out`, () => {
    assertEquals(found(opens, fails(5), shut(unclear(because))), []);
  });
}

Deno.test("silence in which the server is lost is no lockout", () => {
  const silence = shut(unclear("no answer within 5 ms"));
  assertEquals(found(opens, fails(5), silence, [LOST]), []);
  assertEquals(found(opens, fails(5), silence, [LOST], opens), []);
});

Deno.test("what another start of the server refuses is not held against what opened before", () => {
  assertEquals(found(opens, fails(5), [LOST], shut(refused())), []);
});

Deno.test("what failed before the server was lost does not count behind it", () => {
  assertEquals(found(opens, fails(30), [LOST], opens, fails(3), shut(refused())), ["client 3"]);
});
