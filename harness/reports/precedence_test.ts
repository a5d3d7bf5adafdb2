import { assertEquals } from "@std/assert";
import type { Scenario } from "../../scenarios/scenario.ts";
import { scenario } from "../judge/_judged.ts";
import type { Observation } from "../observation.ts";
import type { Entry } from "../run/entry.ts";
import { orderRows, precedenceOf } from "./precedence.ts";

const conflict: NonNullable<Scenario["conflict"]> = {
  first: { hint: "name", account: "info@client1.com" },
  second: { hint: "address", account: "info@client2.com" },
};

/** What comes of two logins, each with the password of one side. */
function counts(...seen: readonly Observation[]): string | undefined {
  const scenarios = seen.map((_, at) => ({ ...scenario("info", { conflict }), id: `${at}` }));
  const entries = seen.map((observation, at): Entry => ({
    type: "login",
    role: "scenario",
    id: `${at}`,
    group: "g",
    observation,
    client: "c",
    ms: 1,
  }));
  const byId = new Map(scenarios.map((one) => [one.id, one]));
  return precedenceOf(entries, byId)[0]?.counts;
}

const opened = (account: `${string}@${string}`): Observation => ({ kind: "opened", account });
const refused: Observation = { kind: "refused", class: "login", answer: "no" };

Deno.test("the hint whose account opens is the one that counts", () => {
  assertEquals(counts(opened("info@client1.com"), refused), "name");
  assertEquals(counts(refused, opened("info@client2.com")), "address");
});

Deno.test("what else can be seen of two hints has a word of its own", () => {
  assertEquals(counts(refused, refused), "neither");
  assertEquals(counts(opened("info@client1.com"), opened("info@client2.com")), "mixed");
  assertEquals(counts(opened("info@company.com"), refused), "another");
  assertEquals(counts(refused, { kind: "unclear", because: "a time-out" }), "unclear");
  assertEquals(counts(), undefined);
});

Deno.test("the pairs stand in the order of the plan, in whatever order their logins came in", () => {
  const hints = ["address", "server name", "setting"] as const;
  const scenarios = hints.map((hint) =>
    scenario("info", {
      id: hint,
      conflict: { ...conflict, second: { hint, account: "info@client2.com" } },
    })
  );
  const byId = new Map(scenarios.map((one) => [one.id, one]));
  for (const came of [[0, 1, 2], [2, 0, 1], [1, 2, 0]]) {
    const entries = came.map((at): Entry => ({
      type: "login",
      role: "scenario",
      id: hints[at]!,
      group: "g",
      observation: opened("info@client1.com"),
      client: "c",
      ms: 1,
    }));
    assertEquals(precedenceOf(entries, byId).map(({ second }) => second), [...hints]);
  }
});

Deno.test("hints are ordered by what they outdo; what never counts stands apart", () => {
  const row = (first: "name" | "address" | "target", second: typeof first, counts: typeof first) =>
    ({ protocol: "xmpp", first, second, counts }) as const;
  assertEquals(
    orderRows([
      row("address", "target", "target"),
      row("address", "name", "name"),
      row("target", "name", "name"),
    ]),
    [["xmpp", "name > target", "address"]],
  );
});
