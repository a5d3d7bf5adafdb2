import { possibilities } from "../../scenarios/decide.ts";
import type { Decision } from "../../scenarios/decision.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";

const known = new WeakMap<Scenario, readonly Decision[]>();

/** The oracle's answers to a scenario, the reference's first. Asked for many times of one scenario, and always the same. */
export function possible(scenario: Scenario): readonly Decision[] {
  const found = known.get(scenario);
  if (found) return found;
  const { deployment, attempt } = scenario;
  const decisions = possibilities(deployment, attempt, shownIn(scenario));
  known.set(scenario, decisions);
  return decisions;
}
