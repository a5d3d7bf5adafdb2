import type { Deployment } from "../../fixtures/deployment.ts";
import type { Scenario } from "../scenario.ts";
import { both, type Drawn } from "./drawn.ts";
import type { Picks } from "./picks.ts";
import { fewerRecords } from "./fewer_records.ts";
import { type Order, writeScenario } from "./scenario.ts";

type Drawing = Drawn<readonly [Deployment, Picks]>;

/** How a scenario came about. Beside it, so that a scenario stays plain data. */
const origins = new WeakMap<Scenario, { readonly order: Order; readonly drawing: Drawing }>();

/** Writes a drawn scenario, and remembers how to make it simpler. */
export function scenarioOf(
  order: Order,
  deployment: Drawn<Deployment>,
  picks: Drawn<Picks>,
): Scenario | undefined {
  return written(order, both(deployment, picks));
}

/**
 * Simpler scenarios in the same cell, the boldest steps first: fewer Domains, addresses, records, objects. To be driven
 * greedily: take the first that still shows the fault, and ask that one again, until none does. Ends, since every step is
 * smaller. Of a scenario that was not drawn (read from a file, of the worked example) the Router table alone gets shorter.
 */
export function* shrinks(scenario: Scenario): Iterable<Scenario> {
  const origin = origins.get(scenario);
  if (!origin) return yield* fewerRecords(scenario);
  const seen = new Set([sense(scenario)]);
  for (const drawing of origin.drawing.shrinks()) {
    const simpler = written(origin.order, drawing);
    if (!simpler || seen.has(sense(simpler))) continue;
    seen.add(sense(simpler));
    yield simpler;
  }
}

function written(order: Order, drawing: Drawing): Scenario | undefined {
  const scenario = writeScenario(order, ...drawing.value);
  if (scenario) origins.set(scenario, { order, drawing });
  return scenario;
}

/** A scenario without the names that only tell it from others: many blueprints build the same deployment. */
function sense({ id: _, deployment, ...rest }: Scenario): string {
  return JSON.stringify([{ ...deployment, name: "" }, rest]);
}
