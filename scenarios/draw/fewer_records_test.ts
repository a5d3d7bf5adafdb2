import { assert, assertEquals, assertLess } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { decide } from "../decide.ts";
import { workedRows } from "../plan/worked_rows.ts";
import { routerRows } from "../router/mod.ts";
import type { Scenario } from "../scenario.ts";
import { shrinks } from "./shrinks.ts";

/** The smallest in which something still shows, as a run looks for it. */
function smallest(scenario: Scenario, shows: (simpler: Scenario) => boolean): Scenario {
  for (const simpler of shrinks(scenario)) if (shows(simpler)) return smallest(simpler, shows);
  return scenario;
}

const opens = ({ deployment, attempt }: Scenario) => {
  const { outcome } = decide(deployment, attempt);
  return outcome.kind === "opened" ? outcome.account : undefined;
};

Deno.test("of a written table only the records that a login meets are left", () => {
  const chain = routerRows(["pop3"]).find(({ attempt }) => attempt.login === "chain@client2.com");
  assert(chain);
  const left = smallest(chain, (one) => opens(one) === "john@client1.com");
  assertEquals(left.deployment.routes.map(({ from }) => from), [
    "<next@client2.com>",
    "<chain@client2.com>",
  ]);
  assertEquals(left.deployment.domains, chain.deployment.domains);
  assert(left.deployment.name !== chain.deployment.name && left.id !== chain.id);
});

Deno.test("each step has fewer records, and none is the last", () => {
  for (const row of routerRows(["imap"]).slice(0, 5)) {
    for (const simpler of shrinks(row)) {
      assertLess(simpler.deployment.routes.length, row.deployment.routes.length);
    }
    assertEquals(smallest(row, () => true).deployment.routes, []);
  }
});

Deno.test("where there is no record there is nothing simpler", () => {
  const [row] = workedRows(workedExample, ["pop3"]);
  assert(row);
  assertEquals([...shrinks(row)], []);
});
