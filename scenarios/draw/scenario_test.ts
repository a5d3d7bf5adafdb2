import { assert, assertEquals, assertGreater } from "@std/assert";
import fc from "fast-check";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { ALL } from "../forms/mod.ts";
import { cellsOf } from "../plan/cells.ts";
import { drawDeployment } from "./deployment.ts";
import { draw } from "./drawn.ts";
import { cellKey } from "./id.ts";
import { PICKS } from "./picks.ts";
import { scenarioOf, shrinks } from "./shrinks.ts";
import { writeScenario } from "./scenario.ts";

const cells = cellsOf("standard", LOGINS, ALL);
const orders = cells.flatMap((cell) => {
  const form = ALL.find(({ id }) => id === cell.form);
  return form ? [{ cell, form }] : [];
});

Deno.test("whether a deployment has a place for a cell does not depend on what is drawn", () => {
  const some = fc.record({
    order: fc.constantFrom(...orders),
    number: fc.nat(60),
    one: PICKS,
    other: PICKS,
  });
  fc.assert(
    fc.property(some, ({ order, number, one, other }) => {
      const deployment = drawDeployment(5, number).value;
      assertEquals(
        writeScenario(order, deployment, one) === undefined,
        writeScenario(order, deployment, other) === undefined,
      );
    }),
    { numRuns: 1500, seed: 3 },
  );
});

Deno.test("simpler scenarios stay in their cell, and there is an end to them", () => {
  let steps = 0;
  for (const [at, order] of orders.entries()) {
    if (at % 397 !== 0) continue;
    const picks = draw(PICKS, cellKey(order.cell));
    let smallest = scenarioOf(order, drawDeployment(5, 1 + at % 50), picks);
    const form = order.form.id;
    while (smallest) {
      assertEquals(smallest.cell, order.cell, form);
      const [next] = shrinks(smallest);
      if (!next) break;
      assert(++steps < 20_000, `${form} does not end`);
      smallest = next;
    }
  }
  assertGreater(steps, 50);
});

Deno.test("driven greedily, a fault that any full name shows comes down to one Domain and one address", () => {
  const order = orders.find(({ cell }) => cellKey(cell) === "imap/plain/at/own/own");
  assert(order);
  let scenario = scenarioOf(order, drawDeployment(5, 9), draw(PICKS, "key"));
  assert(scenario);
  for (let next; (next = first(shrinks(scenario), ({ attempt }) => attempt.login.includes("@")));) {
    scenario = next;
  }
  const { domains, addresses, routes } = scenario.deployment;
  assertEquals([domains.length, addresses.length, routes.length], [1, 1, 0]);
});

Deno.test("a scenario that was not drawn has nothing simpler", () => {
  const order = orders[0];
  assert(order);
  const scenario = scenarioOf(order, drawDeployment(5, 9), draw(PICKS, "key"));
  assert(scenario);
  assertEquals([...shrinks(structuredClone(scenario))], []);
});

function first<T>(from: Iterable<T>, wanted: (each: T) => boolean): T | undefined {
  for (const each of from) if (wanted(each)) return each;
  return undefined;
}
