import type { PastRun } from "./past_run.ts";

/** What a trend shows of one run. */
export interface Point {
  readonly run: PastRun;
  /** Of all that was offered: how much came out well, 0 to 1; nothing where nothing was. */
  readonly rate?: number;
  readonly red: number;
}

/** Red in every run; what differs from a SHOULD is so only under `--strict`. */
export const RED = ["deviates", "stale", "unproven"] as const;

export function pointOf(run: PastRun): Point {
  const { conforms, open, notOffered } = run.verdicts;
  const offered = Object.values(run.verdicts).reduce((sum, count) => sum + count, 0) - notOffered;
  const red = RED.reduce((sum, verdict) => sum + run.verdicts[verdict], 0);
  return { run, red, ...offered > 0 && { rate: (conforms + open) / offered } };
}

/** "99.8 %". What is not all never reads as all. */
export function percent(rate: number | undefined): string {
  if (rate === undefined) return "–";
  const text = (Math.floor(rate * 1000) / 10).toFixed(1);
  return `${text.replace(/\.0$/, "")} %`;
}

const BARS = "▁▂▃▄▅▆▇█";

/** A line of blocks, the smallest value the lowest; equal values are all high, but 0 is low. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const there = values.filter((value) => value !== undefined);
  const low = Math.min(...there);
  const span = Math.max(...there) - low;
  return values.map((value) =>
    value === undefined
      ? " "
      : BARS[Math.round(share(value - low, span, value) * (BARS.length - 1))]
  ).join("");
}

const share = (above: number, span: number, value: number): number =>
  span > 0 ? above / span : value > 0 ? 1 : 0;
