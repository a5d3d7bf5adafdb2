import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Result } from "./verdict.ts";

/** The readings of OPEN clauses that a whole run fits: each server follows one throughout. */
export type Followed = Readonly<Partial<Record<ClauseId, readonly string[]>>>;

/** How often each reading fits what was seen, by clause. */
function tally(results: readonly Result[]) {
  const counts = new Map<ClauseId, Map<string, number>>();
  for (const { readings = {}, verdict } of results) {
    if (verdict !== "open") continue;
    for (const [clause, fitting] of Object.entries(readings) as [ClauseId, readonly string[]][]) {
      const of = counts.get(clause) ?? new Map<string, number>();
      for (const reading of fitting) of.set(reading, (of.get(reading) ?? 0) + 1);
      counts.set(clause, of);
    }
  }
  return counts;
}

/**
 * Finds the reading of each OPEN clause that most results fit, and turns the results that do not fit it into deviations:
 * a server that mixes readings follows none.
 */
export function oneReading(results: readonly Result[]): { results: Result[]; followed: Followed } {
  const followed: Partial<Record<ClauseId, readonly string[]>> = {};
  for (const [clause, counts] of tally(results)) {
    const most = Math.max(...counts.values());
    followed[clause] = [...counts].filter(([, count]) => count === most).map(([reading]) => reading)
      .sort();
  }
  return {
    followed,
    results: results.map((result) => {
      const mixed = (Object.entries(result.readings ?? {}) as [ClauseId, readonly string[]][]).find(
        (
          [clause, fitting],
        ) =>
          result.verdict === "open" &&
          !fitting.some((reading) => followed[clause]?.includes(reading)),
      );
      if (!mixed) return result;
      const [clause, fitting] = mixed;
      return {
        ...result,
        clause,
        verdict: "deviates",
        why: `reading ${fitting.join(" or ")} of ${clause}, where the rest of the run follows ${
          followed[clause]?.join(" or ")
        }`,
      };
    }),
  };
}
