import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import type { RecordedResult } from "../deviations/recorded.ts";
import { STATES } from "../reports/compare.ts";
import type { State } from "./kind.ts";
import type { Verdict } from "../judge/verdict.ts";

/** What is held against its like in another run: one result, or all of a clause over a protocol. */
export interface Item extends State, Pick<RecordedResult, "clause" | "protocol"> {
  /** Equal in both runs for the same thing. */
  readonly key: string;
  /** Of one result: its id and check. */
  readonly id?: string;
  readonly check?: string;
  readonly form?: string;
  /** What was seen, or the first of what made the verdict. */
  readonly why: string;
  /** Of how many results it is made. */
  readonly results: number;
}

/** What is about our own clients says nothing of a server. */
const ofServer = ({ check }: RecordedResult) => !check.startsWith("witness:");

/** In the order in which reports have clauses and protocols. */
const inOrder = (a: RecordedResult, b: RecordedResult) =>
  CLAUSE_IDS.indexOf(a.clause) - CLAUSE_IDS.indexOf(b.clause) ||
  PROTOCOLS.indexOf(a.protocol) - PROTOCOLS.indexOf(b.protocol);

/**
 * One item for each result. The clause is no part of the key: under which one a login is counted can depend on what it came to.
 */
export function byId(results: readonly RecordedResult[]): Item[] {
  return results.filter(ofServer).toSorted(inOrder).map((result) => {
    const { id, check, clause, protocol, verdict, why, form } = result;
    return {
      ...{ id, check, clause, protocol, verdict, why },
      key: `${check} ${id} ${protocol}`,
      ...form !== undefined && { form },
      signs: new Set([wayOf(result), signOf(result)].flatMap((sign) => sign ?? [])),
      results: 1,
    };
  });
}

/** One item for each clause and protocol: the worst that one of its results came to, and all the ways in which they fail. */
export function byCell(results: readonly RecordedResult[]): Item[] {
  const cells = Map.groupBy(
    results.filter(ofServer).toSorted(inOrder),
    ({ clause, protocol }) => `${clause} ${protocol}`,
  );
  return [...cells].map(([key, of]) => {
    const { clause, protocol } = of[0]!;
    const verdict = STATES.find((one) => of.some((result) => result.verdict === one)) ??
      "notOffered";
    return {
      ...{ key, clause, protocol, verdict },
      signs: new Set(of.flatMap((result) => wayOf(result) ?? [])),
      why: of.find((result) => result.verdict === verdict)!.why,
      results: of.length,
    };
  });
}

/** What is another each time in answers that say the same: session ids, times, digests. Reply codes stay. */
const steady = (text: string) => text.replace(/<[^>]*>|\b(?=\w*\d)\w{8,}\b|\b\d{4,}\b/g, "…");

const WRONG: ReadonlySet<Verdict> = new Set(["deviates", "differs", "stale", "known"]);

/** How a result fails, whatever was drawn; nothing where it does not. */
function wayOf({ verdict, way }: RecordedResult): string | undefined {
  if (verdict === "unproven") return verdict;
  return WRONG.has(verdict) ? `${verdict} ${way ?? ""}` : undefined;
}

/** What the server did instead, where it is the same logins that are compared. What was shrunk anew is no part of it. */
function signOf({ verdict, check, way, why, login }: RecordedResult): string | undefined {
  if (!WRONG.has(verdict)) return undefined;
  if (check.startsWith("relation:")) return why;
  if (check !== "decide" || !login) return undefined;
  const { observed } = login;
  if (observed.kind === "opened") return observed.account;
  if (observed.kind !== "refused") return observed.kind;
  return `${observed.class} ${way === "answers" ? steady(observed.answer) : ""}`;
}
