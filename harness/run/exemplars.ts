import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { toldBy } from "../../scenarios/told.ts";
import { possible } from "../judge/possible.ts";

/** So many of each clause and protocol: not every server opens the first, and some mechanisms hide the name. */
const EACH = 3;

/**
 * The logins, by id, whose transcripts are kept though they came out as expected, so that documentation can show a real talk: the
 * first of each clause and protocol. A function of the whole plan alone, so that another run, or a shard, keeps the same.
 */
export function exemplarsOf({ scenarios }: Plan): Set<string> {
  const had = new Map<string, number>();
  return new Set(scenarios.flatMap((scenario) => {
    const kind = `${clauseOf(scenario)} ${scenario.attempt.protocol}`;
    const before = had.get(kind) ?? 0;
    had.set(kind, before + 1);
    return before < EACH ? [scenario.id] : [];
  }));
}

/** The clause that it is counted under where it comes out as the reference has it. */
function clauseOf(scenario: Scenario) {
  const all = possible(scenario);
  const [reference] = all;
  if (scenario.before || !reference) return "access.isolation";
  return toldBy(all, [reference], reference.clause);
}
