import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { decide } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Scenario } from "../scenario.ts";

/** A scenario with the oracle's answer. */
export interface Decided {
  readonly scenario: Scenario;
  readonly decision: Decision;
  /** The clause that its verdict is counted under: what failed before on the connection makes it access.isolation. */
  readonly clause: ClauseId;
}

export function decided(scenario: Scenario): Decided {
  const { deployment, attempt, password, before } = scenario;
  const decision = decide(deployment, attempt, password);
  return { scenario, decision, clause: before ? "access.isolation" : decision.clause };
}

/** The scenarios of a plan while it grows: no two with the same id. */
export class Count {
  readonly all: Decided[] = [];
  opened = 0;
  readonly #ids = new Set<string>();
  readonly #deciding = new Map<string, number>();

  /** Adds a scenario, unless it is there already. */
  add(each: Decided): boolean {
    if (this.#ids.has(each.scenario.id)) return false;
    this.#ids.add(each.scenario.id);
    this.all.push(each);
    if (each.decision.outcome.kind === "opened") this.opened++;
    const key = `${each.scenario.cell.protocol}/${each.clause}`;
    this.#deciding.set(key, (this.#deciding.get(key) ?? 0) + 1);
    return true;
  }

  /** How many scenarios a clause decides in a protocol. */
  deciding(clause: ClauseId, protocol: Protocol): number {
    return this.#deciding.get(`${protocol}/${clause}`) ?? 0;
  }
}
