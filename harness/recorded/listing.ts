import { ownDeviations } from "../deviations/own_file.ts";
import { findTarget } from "../targets/find.ts";
import type { Record } from "./record.ts";

/** Deviations files that a run was given, beside our own of the target; none: not even that. */
export type Listing = readonly string[] | "none";

/** What the first of these that came to its end was given; a file that lists nothing does not show. Absent: none came to its end. */
export function listingOf(records: readonly Record[]): Listing | undefined {
  const end = records.flatMap(({ entries }) => entries.findLast(({ type }) => type === "end") ?? [])
    .find((entry) => entry.type === "end");
  const target = end && findTarget(records[0]?.header.target ?? "");
  if (!end || !target) return undefined;
  const own = ownDeviations(target).map(({ file }) => file);
  const files = [...new Set(end.deviations.map(({ file }) => file))];
  return files.length === 0 && own.length > 0
    ? "none"
    : files.filter((file) => !own.includes(file));
}
