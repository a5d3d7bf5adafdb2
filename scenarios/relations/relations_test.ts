import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import { possibilities } from "../decide.ts";
import { plan } from "../plan.ts";
import type { Scenario } from "../scenario.ts";
import { ALL } from "./mod.ts";
import type { Relation } from "./relation.ts";

const standard = plan({
  seed: 3,
  profile: "standard",
  protocols: ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "mapi"],
});

/** What a login may come to, over all readings of the OPEN clauses. */
function outcomes({ deployment, attempt, password }: Scenario): string[] {
  return possibilities(deployment, attempt, password).map(({ outcome, readings }) =>
    `${JSON.stringify(readings)} ${outcome.kind === "opened" ? outcome.account : outcome.kind}`
  ).sort();
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

Deno.test("a relation's id is its file's name", async () => {
  for (const relation of ALL) {
    const path = new URL(`./${relation.id.replaceAll("-", "_")}.ts`, import.meta.url);
    const { default: found } = await import(path.href) as { default: Relation };
    assertEquals(found, relation);
  }
});
