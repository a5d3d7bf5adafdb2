import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import { possibilities } from "../decide.ts";
import { plan } from "../plan.ts";
import type { Scenario } from "../scenario.ts";
import { ALL } from "./mod.ts";
import type { Relation } from "./relation.ts";
import renamed from "./renamed.ts";
import unrelatedRecord from "./unrelated_record.ts";

const standard = plan({
  seed: 3,
  profile: "standard",
  protocols: LOGINS,
});

/** What a login may come to, over all readings of the OPEN clauses. */
function outcomes({ deployment, attempt, password }: Scenario): string[] {
  return possibilities(deployment, attempt, password).map(({ outcome, readings }) =>
    `${JSON.stringify(readings)} ${
      outcome.kind === "opened" ? placeIn(deployment, outcome.account) : outcome.kind
    }`
  ).sort();
}

/** Which account of a deployment: its Domain may be called otherwise in the other one. */
function placeIn(deployment: Deployment, account: FullName): string {
  return `account ${accountsOf(deployment).findIndex(({ fullName }) => fullName === account)}`;
}

const byId = new Map(standard.scenarios.map((scenario) => [scenario.id, scenario]));

Deno.test("every relation has pairs in the plan", () => {
  for (const { id } of ALL) {
    const others = standard.relations.filter(({ relation }) => relation.id === id)
      .flatMap(({ others }) => others);
    assertGreaterOrEqual(others.length, 20, id);
  }
});

for (const { id } of ALL) {
  Deno.test(`${id}: the oracle has the same answer for both logins, by every reading`, () => {
    for (const { relation, base, others } of standard.relations) {
      if (relation.id !== id) continue;
      const first = byId.get(base);
      assert(first);
      for (const other of others) {
        assertEquals(outcomes(other), outcomes(first), `${base} ~ ${other.id}`);
        assert(other.id !== base);
      }
    }
  });
}

for (const relation of [renamed, unrelatedRecord]) {
  Deno.test(`${relation.id}: so for every login of the sampled deployments, routed ones among them`, () => {
    let routed = 0;
    for (const scenario of standard.scenarios) {
      for (const other of relation.pair(scenario) ?? []) {
        if (scenario.deployment.routes.length > 0) routed++;
        assertEquals(outcomes(other), outcomes(scenario), scenario.id);
      }
    }
    assertGreaterOrEqual(routed, 20);
  });
}

Deno.test("a relation's id is its file's name", async () => {
  for (const relation of ALL) {
    const path = new URL(`./${relation.id.replaceAll("-", "_")}.ts`, import.meta.url);
    const { default: found } = await import(path.href) as { default: Relation };
    assertEquals(found, relation);
  }
});
