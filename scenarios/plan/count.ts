import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { decide, possibilities } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Scenario } from "../scenario.ts";
import { shownIn } from "../shown.ts";
import { toldBy } from "../told.ts";

/** A scenario with the oracle's answer. */
export interface Decided {
  readonly scenario: Scenario;
  readonly decision: Decision;
  /** The clause that its verdict is counted under: what failed before on the connection makes it access.isolation. */
  readonly clause: ClauseId;
}

/** Asks the oracle. */
export function decided(scenario: Scenario): Decided {
  const { deployment, attempt, before } = scenario;
  const decision = decide(deployment, attempt, shownIn(scenario));
  return { scenario, decision, clause: before ? "access.isolation" : clauseOf(scenario, decision) };
}

/** The deciding clause, or the OPEN clause whose reading the reference's outcome tells. */
function clauseOf(scenario: Scenario, decision: Decision): ClauseId {
  if (decision.level !== "open") return decision.clause;
  const possible = possibilities(scenario.deployment, scenario.attempt, shownIn(scenario));
  const wanted = JSON.stringify(decision.outcome);
  const fitting = possible.filter(({ outcome }) => JSON.stringify(outcome) === wanted);
  return toldBy(possible, fitting, decision.clause);
}

/** How a clause shows in a scenario: it decides it, or it is passed on the way. */
export const SHOWINGS = {
  decides: ({ clause }: Decided): readonly ClauseId[] => [clause],
  passed: ({ decision }: Decided): readonly ClauseId[] => decision.trace,
} as const;
export type Showing = keyof typeof SHOWINGS;

/** The scenarios of a plan while it grows: no two with the same id. */
export class Count {
  readonly all: Decided[] = [];
  opened = 0;
  readonly #ids = new Set<string>();
  readonly #shown = new Map<string, number>();

  /** Adds a scenario, unless it is there already. */
  add(each: Decided): boolean {
    const { scenario, decision } = each;
    if (this.#ids.has(scenario.id)) return false;
    this.#ids.add(scenario.id);
    this.all.push(each);
    if (decision.outcome.kind === "opened") this.opened++;
    for (const showing of ["decides", "passed"] as const) {
      for (const clause of SHOWINGS[showing](each)) {
        const key = `${showing}/${scenario.cell.protocol}/${clause}`;
        this.#shown.set(key, (this.#shown.get(key) ?? 0) + 1);
      }
    }
    return true;
  }

  /** In how many scenarios of a protocol a clause shows. */
  shown(showing: Showing, clause: ClauseId, protocol: Protocol): number {
    return this.#shown.get(`${showing}/${protocol}/${clause}`) ?? 0;
  }
}
