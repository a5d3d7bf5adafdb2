import type { Protocol } from "../../fixtures/protocols.ts";
import type { Counts, Summary } from "./summary.ts";

/** The matrix as words: clauses down, protocols across. */
export interface Grid {
  readonly protocols: readonly Protocol[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly clause: string;
  readonly level: string;
  readonly cells: readonly GridCell[];
}

/** `good`: all conform or follow a reading. `warn`: some differ from a SHOULD, or could not be asked for. `bad`: some deviate or are unproven. `none`: no check. */
export interface GridCell {
  readonly text: string;
  readonly tone: "good" | "warn" | "bad" | "none";
}

/** What a verdict adds to a cell beside the number of checks that came out well. */
const MARKS = [
  ["deviates", "deviate"],
  ["stale", "stale"],
  ["unproven", "unproven"],
  ["differs", "differ"],
  ["known", "known"],
  ["notOffered", "not offered"],
] as const;

export function cellOf(counts: Counts | undefined, reading: string | undefined): GridCell {
  if (!counts) return { text: "", tone: "none" };
  const well = counts.conforms + counts.open;
  const marks = MARKS.filter(([verdict]) => counts[verdict] > 0)
    .map(([verdict, word]) => `${counts[verdict]} ${word}`);
  const text = [
    ...(well > 0 || marks.length === 0
      ? [`${well}${counts.open > 0 && reading ? ` (${reading})` : ""}`]
      : []),
    ...marks,
  ].join(", ");
  const bad = counts.deviates + counts.stale + counts.unproven > 0;
  const short = counts.differs + counts.notOffered > 0;
  return { text, tone: bad ? "bad" : short ? "warn" : "good" };
}

export function gridOf({ clauses, protocols }: Summary): Grid {
  const across = protocols.map(({ protocol }) => protocol);
  return {
    protocols: across,
    rows: clauses
      .filter(({ protocols }) => Object.keys(protocols).length > 0)
      .map(({ clause, level, protocols, reading }) => ({
        clause,
        level,
        cells: across.map((protocol) => cellOf(protocols[protocol], reading)),
      })),
  };
}

/** One line: how the checks came out, the verdicts that are there. */
export function sentence(verdicts: Counts): string {
  const words: Readonly<Record<keyof Counts, string>> = {
    conforms: "conform",
    open: "follow a reading of an OPEN clause",
    deviates: "deviate",
    differs: "differ from a SHOULD",
    unproven: "unproven",
    notOffered: "not offered",
    known: "known deviations",
    stale: "stale deviations",
  };
  return (Object.keys(words) as (keyof Counts)[])
    .filter((verdict) => verdicts[verdict] > 0)
    .map((verdict) => `${verdicts[verdict]} ${words[verdict]}`).join(", ") || "nothing was checked";
}
