import { possibilities } from "../../scenarios/decide.ts";
import type { Decision } from "../../scenarios/decision.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";
import { possible } from "../judge/possible.ts";
import type { Running } from "../targets/target.ts";

/**
 * Why a login shows nothing of a target whose configuration cannot say all of the deployment: less what it cannot, the login
 * comes to something else, or by another clause. Nothing where it is worth making. The documentation does not ask for objects
 * that a server has no notion of; how it reads names is asked of all.
 */
export function beyond(
  scenario: Scenario,
  { served, cannot = [] }: Pick<Running, "served" | "cannot">,
): string | undefined {
  if (!served || cannot.length === 0) return undefined;
  const there = possibilities(served, scenario.attempt, shownIn(scenario));
  if (says(there) === says(possible(scenario))) return undefined;
  return `this configuration cannot say ${
    oneOf(cannot.map(({ what }) => what))
  }: the login would come to something else`;
}

/** Which of them it is that matters here is not looked for. */
const oneOf = (all: readonly string[]): string =>
  all.length === 1 ? all.join() : `one of these: ${all.join(", ")}`;

/** All that it may come to, in one order. */
const says = (decisions: readonly Decision[]): string =>
  [...new Set(decisions.map(({ clause, outcome }) => JSON.stringify([clause, outcome])))].sort()
    .join("\n");
