import { isDeepStrictEqual } from "node:util";
import type { Deviation } from "./deviation.ts";
import type { Proposal } from "./propose.ts";
import type { Pruning } from "./pruning.ts";
import { readDeviations } from "./read_deviations.ts";

/** An entry, wherever it stands. */
export type Entry = Omit<Deviation, "file" | "line">;

/** What a file says that is written for these proposals. */
export const entryOf = (
  { example: _, shown: _shown, clause, ...said }: Proposal,
): Entry => ({ clause: [clause], ...said, reason: "TODO" });

/** What is left of a file. */
export const leftBy = (listed: readonly Deviation[], { out, less }: Pruning): Entry[] =>
  listed.filter((one) => !out.includes(one)).map((one) => ({
    ...one,
    ...less.find(({ deviation }) => deviation === one)?.lists,
  }));

const placeless = (entry: Entry & Partial<Deviation>): Entry => {
  const { file: _, line: _line, ...said } = entry;
  return said;
};

/** Whether a text says these entries, in this order, word for word: what was changed by lines may have changed another. */
export function saysOnly(text: string, path: string, entries: readonly Entry[]): boolean {
  const read = readDeviations(text, path, { drafts: true });
  return read.kind === "read" &&
    isDeepStrictEqual(read.deviations.map(placeless), entries.map(placeless));
}
