import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Count } from "./count.ts";

/** A clause that decides fewer logins of a protocol than the profile promises: no more were found. */
export interface Short {
  readonly clause: ClauseId;
  readonly protocol: Protocol;
  readonly decides: number;
}

/** Where a plan falls short, of the clauses that single logins decide and the protocols that they concern. */
export function shortOf(count: Count, protocols: readonly Protocol[], least: number): Short[] {
  return CLAUSE_IDS.flatMap((clause) => {
    const { tested, protocols: concerned } = CLAUSES[clause];
    if (!("by" in tested) || !tested.by.includes("decide")) return [];
    return protocols.filter((protocol) => concerned.includes(protocol)).map((protocol) => ({
      clause,
      protocol,
      decides: count.shown("decides", clause, protocol),
    }));
  }).filter(({ decides }) => decides < least);
}
