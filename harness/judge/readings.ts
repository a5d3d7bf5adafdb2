import { type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Reading, Readings } from "../../scenarios/decision.ts";
import type { Result } from "./verdict.ts";

/** The readings of OPEN clauses that a run tells: each server follows one of each throughout. */
export type Followed = Readonly<Partial<Record<ClauseId, Reading>>>;

type Assignment = Partial<Record<ClauseId, Reading>>;

const entriesOf = (readings: Readings) => Object.entries(readings) as [ClauseId, Reading][];

/** Where a combination of readings parts from an assignment. */
const parting = (combination: Readings, followed: Assignment) =>
  entriesOf(combination).filter(([clause, reading]) => followed[clause] !== reading);

/** A result fits an assignment when one of its combinations does, whole: a part of one alone says nothing. */
const fits = (combinations: readonly Readings[], followed: Assignment) =>
  combinations.some((combination) => parting(combination, followed).length === 0);

/** Until nothing changes: the reading of each clause that more results fit, else the one it had; at first the reference's. */
function assign(told: readonly (readonly Readings[])[], clauses: readonly ClauseId[]): Assignment {
  const followed: Assignment = {};
  for (const clause of clauses) followed[clause] = CLAUSES[clause].reference ?? "a";
  const count = (assignment: Assignment) => told.filter((one) => fits(one, assignment)).length;
  for (let changed = true; changed;) {
    changed = false;
    let best = count(followed);
    for (const clause of clauses) {
      for (const reading of Object.keys(CLAUSES[clause].readings ?? {})) {
        const fitting = count({ ...followed, [clause]: reading });
        if (fitting <= best) continue;
        best = fitting;
        followed[clause] = reading;
        changed = true;
      }
    }
  }
  return followed;
}

/** The readings that some result tells: with another one it would not fit. */
function toldOf(told: readonly (readonly Readings[])[], assigned: Assignment): Followed {
  return Object.fromEntries(
    entriesOf(assigned).filter(([clause]) =>
      told.some((one) =>
        fits(one, assigned) &&
        Object.keys(CLAUSES[clause].readings ?? {}).some((other) =>
          other !== assigned[clause] && !fits(one, { ...assigned, [clause]: other })
        )
      )
    ),
  );
}

/**
 * Finds the readings that most results fit, and turns the results that do not fit them into deviations: a server that mixes
 * readings follows none.
 */
export function oneReading(results: readonly Result[]): { results: Result[]; followed: Followed } {
  const told = results.flatMap(({ verdict, readings }) =>
    verdict === "open" && readings ? [readings] : []
  );
  const clauses = [...new Set(told.flat().flatMap((one) => Object.keys(one) as ClauseId[]))];
  const assigned = assign(told, clauses);
  return {
    followed: toldOf(told, assigned),
    results: results.map((result) => {
      const { verdict, readings = [] } = result;
      if (verdict !== "open" || fits(readings, assigned)) return result;
      const [nearest = []] = readings.map((one) => parting(one, assigned))
        .sort((a, b) => a.length - b.length);
      const [clause, reading] = nearest[0] ?? [result.clause, "none"];
      return {
        ...result,
        clause,
        verdict: "deviates",
        why: `reading ${reading} of ${clause}, where the rest of the run follows ${
          assigned[clause]
        }`,
      };
    }),
  };
}
