import type { Recorded } from "../deviations/recorded.ts";
import { byId } from "./item.ts";
import { shardOf } from "./not_run.ts";

/** What the results of two runs are held against each other by. */
export type By = "id" | "clause";

/** So many of the smaller run's results must be in the other one, for its ids to mean the same. */
const SHARED = 0.5;

/** Ids are drawn: they mean the same where the seed is one, and version and profile, or what they draw. */
export function comparedBy(a: Recorded, b: Recorded): { by: By; because: string } {
  if (a.summary.seed !== b.summary.seed) {
    return { by: "clause", because: "other seeds draw other logins, with other ids" };
  }
  const [word] = [
    ...a.version === b.version ? [] : ["versions"],
    ...a.summary.profile === b.summary.profile ? [] : ["profiles"],
  ];
  if (word !== undefined && shared(a, b) < SHARED) {
    return { by: "clause", because: `the two ${word} draw other logins, with other ids` };
  }
  return { by: "id", because: "one seed draws the same logins" };
}

function shared(a: Recorded, b: Recorded): number {
  const [less, more] = [a, b].map(({ results }) => new Set(byId(results).map(({ key }) => key)))
    .sort((one, other) => one.size - other.size) as [Set<string>, Set<string>];
  return less.size === 0 ? 1 : less.intersection(more).size / less.size;
}

const words = (list: readonly string[]) => list.join(", ") || "nothing";

/** What is to be said before any difference: that the runs were made otherwise, and which one came to no end. */
export function notesOn(a: Recorded, b: Recorded): string[] {
  const pairs: readonly [string, string, string][] = [
    ["targets", a.summary.target, b.summary.target],
    ["versions of loginspec", a.version, b.version],
    ["seeds", String(a.summary.seed), String(b.summary.seed)],
    ["profiles", a.summary.profile, b.summary.profile],
    ["--only", words(a.only), words(b.only)],
    ["--skip", words(a.skip), words(b.skip)],
    ["shards", shardOf(a) || "a whole run", shardOf(b) || "a whole run"],
    ["modes", a.mode ?? "all", b.mode ?? "all"],
    ["versions of the server", a.server?.version ?? "", b.server?.version ?? ""],
    ["checks of certificates", a.trust ?? "", b.trust ?? ""],
  ];
  const stopped = [["A", a], ["B", b]] as const;
  return [
    ...pairs.flatMap(([what, of, other]) =>
      of === other ? [] : [`Different ${what}: ${of || "unknown"}; ${other || "unknown"}.`]
    ),
    ...a.startedAt > b.startedAt ? ["A is the younger of the two: was B meant to come first?"] : [],
    ...stopped.flatMap(([name, run]) =>
      run.stopped === undefined ? [] : [`${name} was stopped before its end: ${run.stopped}.`]
    ),
  ];
}
