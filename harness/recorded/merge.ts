import { basename, resolve } from "node:path";
import type { Deviation } from "../deviations/deviation.ts";
import type { Told } from "../reports/report.ts";
import { nameOf } from "../run/bound.ts";
import type { EndEntry } from "../run/end_entry.ts";
import type { Entry, Header } from "../run/entry.ts";
import { worldsOf } from "../run/group.ts";
import { loginsOf } from "../run/planned.ts";
import { tellRun } from "../run/tell.ts";
import { isTargetFile } from "../targets/find.ts";
import type { Target } from "../targets/target.ts";
import { apartFromEachOther, apartOfTarget } from "./alike.ts";
import { type Again, planAgain } from "./plan_again.ts";
import { ownRecord, readRecord, type Record } from "./record.ts";
import { knownThen } from "./retell.ts";
import { completeness } from "./whole.ts";

/** All shards of one target as one run. */
export interface Merged {
  /** A record like any other: it can be told again, and gone on with. */
  readonly header: Header;
  readonly entries: readonly Entry[];
  readonly told: Told;
  readonly target: Target;
}

export type Merging =
  /** One for each target, in the order in which they were named. */
  | { readonly kind: "merged"; readonly runs: readonly Merged[] }
  /** At least one problem, each a sentence with both folders, or with its remedy. */
  | { readonly kind: "refused"; readonly problems: readonly string[] };

export interface HowToMerge {
  /** What is not there is told as not run, and the merged run as stopped. */
  readonly partial: boolean;
  /** What is known of a target; absent: what its shards were judged by. */
  knownOf?(target: Target): readonly Deviation[];
}

/**
 * Puts shards together, and judges each target's against its whole plan: verdicts are those of one run.
 * @throws {Unreadable} where a folder has no record, or one that this version does not come to the same plan by
 */
export function merge(folders: readonly string[], how: HowToMerge): Merging {
  const records = folders.map(readRecord);
  const problems = [...sameFolder(folders), ...apartFromEachOther(records)];
  if (problems.length > 0) return { kind: "refused", problems };
  const targets = [...Map.groupBy(records, ({ header }) => header.target).values()]
    .map((of) => mergeTarget(of, how));
  const refused = targets.flatMap((one) => one.kind === "refused" ? one.problems : []);
  return refused.length > 0
    ? { kind: "refused", problems: [...refused, ...otherPaths(records)] }
    : { kind: "merged", runs: targets.flatMap((one) => one.kind === "merged" ? one.runs : []) };
}

/** Files of one name under several paths, for one plan: likely one file, in the checkouts of several jobs. */
const otherPaths = (records: readonly Record[]): string[] =>
  [
    ...Map.groupBy(
      records.filter(({ header }) => header.shard && isTargetFile(header.target)),
      ({ header: { target, plan } }) => `${basename(target)} ${plan}`,
    ).values(),
  ].flatMap((alike) => {
    const [one, other] = new Set(alike.map(({ header }) => header.target));
    return one === undefined || other === undefined ? [] : [
      `${one} and ${other} count as two targets, since their paths differ. Remedy: where they are the same file, name it by one path in all shards, as one that is relative to the folder of each job`,
    ];
  });

const sameFolder = (folders: readonly string[]): string[] =>
  [...Map.groupBy(folders, (folder) => resolve(folder)).values()].flatMap(([one, other]) =>
    other === undefined ? [] : [`${one} is named twice. Remedy: name each folder once`]
  );

function mergeTarget(records: readonly Record[], { partial, knownOf }: HowToMerge): Merging {
  const apart = apartOfTarget(records);
  if (apart.length > 0) return { kind: "refused", problems: apart };
  const { contrary, lacking } = completeness(records);
  const problems = [
    ...contrary,
    ...partial
      ? []
      : lacking.map(({ what, remedy }) =>
        `${what}: the run is not whole. Remedy: ${remedy}; or --partial`
      ),
  ];
  const [first] = records;
  if (problems.length > 0 || !first) return { kind: "refused", problems };
  const again = planAgain(ownRecord(first));
  const other = lacking.length > 0 ? undefined : otherWorlds(records, again);
  if (other !== undefined) return { kind: "refused", problems: [other] };
  const known = knownOf ? { kind: "known", list: knownOf(again.target) } as const : knownAlike(
    records,
    again.target,
  );
  if (known.kind === "apart") return { kind: "refused", problems: [known.problem] };
  const header = headerOf(records, first.header, lacking.map(({ what }) => what));
  const entries = [...entriesOf(records), endOf(records, again.target, known.list)];
  const told = tellRun({ ...again, header, entries, deviations: known.list });
  return { kind: "merged", runs: [{ header, entries, told, target: again.target }] };
}

/** The first shard's, of the whole plan, begun when the first of them began. */
function headerOf(
  records: readonly Record[],
  { shard: _, partial: __, ...header }: Header,
  partial: readonly string[],
): Header {
  const [startedAt = header.startedAt] = records.map(({ header }) => header.startedAt).sort();
  return { ...header, startedAt, ...partial.length > 0 && { partial: [...partial] } };
}

/** Shard by shard, in the order of their numbers, whatever order the folders were named in. */
const entriesOf = (records: readonly Record[]): Entry[] =>
  records.toSorted((a, b) => (a.header.shard?.index ?? 0) - (b.header.shard?.index ?? 0))
    .flatMap(({ entries }) => entries.filter(({ type }) => type !== "end"));

const endsOf = (records: readonly Record[]): EndEntry[] =>
  records.flatMap(({ entries }) => entries.findLast((entry) => entry.type === "end") ?? []);

/** Shards run side by side: together they took what the longest did. */
function endOf(
  records: readonly Record[],
  { title }: Target,
  deviations: readonly Deviation[],
): EndEntry {
  const ends = endsOf(records);
  const server = ends.find(({ server }) => server.version !== undefined)?.server ??
    ends[0]?.server ?? { title };
  const durationMs = Math.max(0, ...ends.map(({ durationMs }) => durationMs));
  return { type: "end", durationMs, server, deviations };
}

type Known =
  | { readonly kind: "known"; readonly list: readonly Deviation[] }
  | { readonly kind: "apart"; readonly problem: string };

/** What all shards were judged by; of no shard that came to its end what its run would have been. */
function knownAlike(records: readonly Record[], target: Target): Known {
  const ended = records.filter(({ entries }) => entries.some(({ type }) => type === "end"));
  const [first = records[0], ...others] = ended;
  const list = knownThen(first?.entries ?? [], target);
  const other = others.find(({ entries }) =>
    JSON.stringify(knownThen(entries, target)) !== JSON.stringify(list)
  );
  return first && other
    ? {
      kind: "apart",
      problem:
        `Cannot merge ${first.folder} with ${other.folder}: they were judged by different deviations files. Remedy: --deviations FILE, or --no-deviations`,
    }
    : { kind: "known", list };
}

/** That shards are not those that their plan was shared out to, in a sentence. */
function otherWorlds(records: readonly Record[], { plan }: Again): string | undefined {
  if (records.some(({ header }) => header.shard === undefined)) return undefined;
  const all = worldsOf(loginsOf(plan), plan.sequences).map(nameOf);
  const had = records.flatMap(({ header }) => header.shard?.worlds ?? []);
  return had.length === all.length && new Set([...had, ...all]).size === all.length
    ? undefined
    : `Cannot merge ${
      records.map(({ folder }) => folder).join(", ")
    }: together their deployments are not those of the plan. Remedy: make all shards again, by one command but for --shard`;
}
