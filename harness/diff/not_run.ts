import type { Recorded } from "../deviations/recorded.ts";
import { selectionOf } from "../select/selection.ts";
import type { Item } from "./item.ts";

/** Why something of one run is not in the other; the first that is so. */
export const REASONS = [
  "not offered",
  "left out by --only or --skip",
  "another target",
  "another shard",
  "another profile",
  "another mode",
  "another version",
  "the run was stopped",
  "not drawn, or not looked at",
] as const;
export type Reason = typeof REASONS[number];

/** Tells why `run` has not what `other` has; `found` is what it has of it, where that is anything. */
export function reasonOf(
  run: Recorded,
  other: Recorded,
): (item: Item, found: Item | undefined) => Reason {
  const read = selectionOf(run.only, run.skip);
  const wants = read.kind === "selection" ? read.selection.wants : () => true;
  const differs: readonly [Reason, boolean][] = [
    ["another target", run.summary.target !== other.summary.target],
    ["another shard", shardOf(run) !== shardOf(other)],
    ["another profile", run.summary.profile !== other.summary.profile],
    ["another mode", run.mode !== other.mode],
    ["another version", run.version !== other.version],
    ["the run was stopped", run.stopped !== undefined],
  ];
  const otherwise = differs.find(([, is]) => is)?.[0] ?? "not drawn, or not looked at";
  return (item, found) => {
    if (found) return "not offered";
    return wants(item) ? otherwise : "left out by --only or --skip";
  };
}

/** "1/4"; of a whole run, nothing. */
export const shardOf = ({ shard }: Recorded): string => shard ? `${shard.index}/${shard.of}` : "";
