import { commandOf } from "./command.ts";
import { listingOf } from "./listing.ts";
import type { Record } from "./record.ts";

/** What keeps the records of one target from being a whole run. `contrary`: whoever put them together erred. */
export interface Completeness {
  readonly contrary: readonly string[];
  /** What is not there, each in a sentence with its remedy: a part of the run can be told without. */
  readonly lacking: readonly { readonly what: string; readonly remedy: string }[];
}

/** Looks whether records of one target, of equal numbers of shards, are all of its shards, each once and each to its end. */
export function completeness(records: readonly Record[]): Completeness {
  const shards = records.flatMap(({ folder, header: { shard } }) =>
    shard ? [{ folder, ...shard }] : []
  );
  const { of = 0 } = shards[0] ?? {};
  const [first, second] = records.filter(({ header }) => header.shard === undefined);
  const twice = [...Map.groupBy(shards, ({ index }) => index)].flatMap(([index, same]) => {
    const [one, other] = same;
    return one && other
      ? [
        `Cannot merge ${one.folder} with ${other.folder}: both are shard ${index} of ${of}. Remedy: leave one of them out`,
      ]
      : [];
  });
  const whole = first && second
    ? [
      `Cannot merge ${first.folder} with ${second.folder}: both are whole runs of ${first.header.target}. Remedy: \`loginspec diff\` or \`loginspec compare\` puts runs beside each other`,
    ]
    : [];
  return {
    contrary: [...twice, ...whole],
    lacking: [
      ...missing(records, of),
      ...records.flatMap((record) => killed(record, records)),
      ...records.flatMap(merged),
    ],
  };
}

function missing(records: readonly Record[], of: number): Completeness["lacking"] {
  const there = new Set(records.map(({ header }) => header.shard?.index));
  const [beside] = records;
  if (!beside) return [];
  const deviations = listingOf(records);
  return Array.from({ length: of }, (_, at) => at + 1).filter((index) => !there.has(index))
    .map((index) => ({
      what: `shard ${index} of ${of} is missing`,
      remedy: `${
        commandOf(beside.header, { index, report: "FOLDER", deviations })
      }, and name FOLDER too`,
    }));
}

function killed(
  { folder, header, entries }: Record,
  records: readonly Record[],
): Completeness["lacking"] {
  if (entries.some(({ type }) => type === "end")) return [];
  const { shard } = header;
  const name = shard ? `shard ${shard.index} of ${shard.of}` : "the run";
  return [{
    what: `${name} (${folder}) did not come to its end`,
    remedy: commandOf(header, {
      report: folder,
      resume: true,
      deviations: listingOf(records),
    }),
  }];
}

/** A merge that lacked something. */
const merged = ({ folder, header: { partial = [] } }: Record): Completeness["lacking"] =>
  partial.map((what) => ({
    what: `${what}, which ${folder} was merged without`,
    remedy: "merge the shards' own folders, all of them",
  }));
