import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { TRAITS } from "../traits.ts";
import type { Count } from "./count.ts";

/** A clause that decides fewer logins of a protocol than the profile promises. */
export interface Short {
  /** The clause that too few logins show. */
  readonly clause: ClauseId;
  /** Where it is so. */
  readonly protocol: Protocol;
  /** So many logins are decided by it. */
  readonly decides: number;
  /** Why there are no more, in words. */
  readonly because: string;
}

/** Of the address alone: what a protocol adds that follows POP and IMAP decides where a simple name is completed. */
const OF_THE_ADDRESS: readonly ClauseId[] = [
  "address.assigned",
  "address.main",
  "address.unassigned",
  "address.several",
];

/** Why a clause cannot decide in a protocol, by what that carries; undefined: it can. */
export function undecidable(clause: ClauseId, protocol: Protocol): string | undefined {
  const { carries, follows } = TRAITS[protocol];
  if (follows !== undefined && OF_THE_ADDRESS.includes(clause)) {
    return `${follows} decides there, and this clause stands in the trace`;
  }
  if (clause === "name.explicit-wins" && carries !== "nothing") {
    return `the address has no say there: what a full name wins over is the ${carries}`;
  }
  return undefined;
}

/** Whether single logins are what tests a clause. */
export function isDecided(clause: ClauseId): boolean {
  const { tested } = CLAUSES[clause];
  return "by" in tested && tested.by.includes("decide");
}

/** Where a plan falls short, of the clauses that single logins decide and the protocols that they concern. */
export function shortOf(count: Count, protocols: readonly Protocol[], least: number): Short[] {
  return CLAUSE_IDS.flatMap((clause) => {
    if (!isDecided(clause)) return [];
    const concerned: readonly Protocol[] = CLAUSES[clause].protocols;
    return protocols.filter((protocol) => concerned.includes(protocol)).map((protocol) => ({
      clause,
      protocol,
      decides: count.shown("decides", clause, protocol),
      because: undecidable(clause, protocol) ?? "no more were found",
    }));
  }).filter(({ decides }) => decides < least);
}
