import { toldBy } from "../../scenarios/told.ts";
import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { fits } from "../judge/login.ts";
import { possible } from "../judge/possible.ts";
import type { Observation } from "../observation.ts";

/** Of each clause and protocol one login that came out as expected keeps its transcript, so that documentation can show a real talk. */
export class Exemplars {
  readonly #had = new Set<`${ClauseId} ${Protocol}`>();

  /** Whether it is the first of its clause and protocol that was seen, and came out as expected. */
  takes(scenario: Scenario, seen: Observation): boolean {
    const all = possible(scenario);
    const fitting = all.filter((one) => fits([one], seen));
    const [first] = fitting;
    if (!first) return false;
    const clause = scenario.before ? "access.isolation" : toldBy(all, fitting, first.clause);
    const key = `${clause} ${scenario.attempt.protocol}` as const;
    if (this.#had.has(key)) return false;
    this.#had.add(key);
    return true;
  }
}
