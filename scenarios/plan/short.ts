import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { TRAITS, type Traits } from "../traits.ts";
import type { Count } from "./count.ts";

/** A clause that decides fewer logins of a protocol than the profile promises. */
export interface Short {
  readonly clause: ClauseId;
  readonly protocol: Protocol;
  readonly decides: number;
  readonly because: string;
}

/** Of the address alone: what a protocol adds that follows POP and IMAP decides where a simple name is completed. */
const OF_THE_ADDRESS: readonly ClauseId[] = [
  "address.assigned",
  "address.main",
  "address.unassigned",
  "address.several",
];

const MORE_NOT_FOUND = "no more were found";

/** Why a clause cannot decide more, by what a protocol carries. */
function reason(clause: ClauseId, { carries, follows }: Traits): string {
  if (follows !== undefined && OF_THE_ADDRESS.includes(clause)) {
    return `${follows} decides there, and this clause stands in the trace`;
  }
  if (clause === "name.explicit-wins" && carries !== "nothing") {
    return `the address has no say there: what a full name wins over is the ${carries}`;
  }
  return MORE_NOT_FOUND;
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
      because: reason(clause, TRAITS[protocol]),
    }));
  }).filter(({ decides }) => decides < least);
}
