import type { Scenario } from "../../scenarios/scenario.ts";
import type { Result } from "../judge/verdict.ts";

/** Simpler scenarios of the same cell, the simplest first; from the generator. */
export type Shrinks = (scenario: Scenario) => Iterable<Scenario>;

/**
 * Takes the first simpler scenario that still fails, and goes on from there, as property testing does; `tries` bounds the
 * logins. What comes back has failed when it was tried: at worst it is what came in.
 */
export async function shrink(
  failing: Result,
  shrinks: Shrinks,
  run: (scenario: Scenario) => Promise<Result>,
  tries: number,
): Promise<{ result: Result; tried: number }> {
  let result = failing;
  let tried = 0;
  for (let simpler = true; simpler && tried < tries;) {
    simpler = false;
    for (const scenario of shrinks(result.login!.scenario)) {
      if (tried >= tries) break;
      tried++;
      const next = await run(scenario);
      if (next.verdict !== failing.verdict || next.clause !== failing.clause) continue;
      result = next;
      simpler = true;
      break;
    }
  }
  return { result, tried };
}
