import type { ClauseId } from "../fixtures/clauses/mod.ts";
import type { Decision, Reading } from "./decision.ts";

/** The readings that some decisions rest on: clause to reading ids, each once. */
export function readingsOf(decisions: readonly Decision[]): Partial<Record<ClauseId, Reading[]>> {
  const seen: Partial<Record<ClauseId, Reading[]>> = {};
  for (const { readings } of decisions) {
    for (const [clause, reading] of Object.entries(readings) as [ClauseId, Reading][]) {
      const list = seen[clause] ??= [];
      if (!list.includes(reading)) list.push(reading);
    }
  }
  return seen;
}

/**
 * The clause that a login is counted under, where `fitting` of all `possible` answers have its outcome: the deciding one, or
 * an OPEN clause of which the outcome leaves fewer readings than there are, since that is what it tells of a server.
 */
export function toldBy(
  possible: readonly Decision[],
  fitting: readonly Decision[],
  deciding: ClauseId,
): ClauseId {
  if (fitting.length === possible.length) return deciding;
  const all = readingsOf(possible);
  const left = readingsOf(fitting);
  const told = (Object.keys(all) as ClauseId[])
    .filter((clause) => (left[clause]?.length ?? 0) < (all[clause]?.length ?? 0));
  return told.includes(deciding) ? deciding : told[0] ?? deciding;
}
