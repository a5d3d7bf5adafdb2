import type { Header } from "../run/entry.ts";
import type { Record } from "./record.ts";

/** Something that records have in common, or cannot be put together. */
interface Fact {
  readonly name: string;
  /** Absent: nothing was recorded of it. */
  of(record: Record): string | undefined;
}

const header = (name: string, of: (header: Header) => unknown): Fact => ({
  name,
  of(record) {
    const value = of(record.header);
    return value === undefined ? undefined : said(value);
  },
});

const said = (value: unknown) =>
  Array.isArray(value) ? value.join(",") || "nothing" : String(value);

const endOf = ({ entries }: Record) => entries.findLast((entry) => entry.type === "end");

/** Whatever the targets are. */
const FACTS: readonly Fact[] = [
  header("the version", ({ version }) => version),
  header("the register of clauses", ({ clauses }) => clauses ?? "unsaid"),
  header("the seed", ({ seed }) => seed),
  header("the profile", ({ profile }) => profile),
  header("--only", ({ only }) => only),
  header("--skip", ({ skip }) => skip),
];

/** Of one target. */
const FACTS_OF_TARGET: readonly Fact[] = [
  header("the mode", ({ mode }) => mode ?? "unsaid"),
  header("how certificates were checked", ({ trust }) => trust ?? "unsaid"),
  header("the digest of the plan", ({ plan }) => plan),
  header("the number of shards", ({ shard }) => shard?.of ?? "none, the whole run"),
  header(
    "the durations that shards were balanced by",
    ({ shard }) => shard && (shard.balancedBy ?? "none"),
  ),
  {
    name: "the server's version",
    // A shard that is empty or was killed says nothing of it.
    of: (record) => endOf(record)?.server.version,
  },
];

/** Where records cannot be put together, in a sentence each, with both folders and values. */
const apart = (records: readonly Record[], facts: readonly Fact[]): string[] =>
  facts.flatMap(({ name, of }) => {
    const known = records.flatMap((record) => {
      const value = of(record);
      return value === undefined ? [] : [{ folder: record.folder, value }];
    });
    const [first] = known;
    const other = known.find(({ value }) => value !== first?.value);
    return first && other
      ? [
        `Cannot merge ${first.folder} with ${other.folder}: ${name} is ${first.value} in the one and ${other.value} in the other`,
      ]
      : [];
  });

export const apartFromEachOther = (records: readonly Record[]): string[] => apart(records, FACTS);

export const apartOfTarget = (records: readonly Record[]): string[] =>
  apart(records, FACTS_OF_TARGET);
