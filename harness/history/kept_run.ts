import { z } from "zod";
import { VERDICTS } from "../judge/verdict.ts";
import type { Told } from "../reports/report.ts";
import type { Counts } from "../reports/summary.ts";
import type { PastRun } from "./past_run.ts";

/** What decides, beside target and profile, which logins a run has: runs that are alike in it make a series. */
export interface Selected {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly mode?: string;
}

/** A run as it is stored, by its number. */
export interface KeptRun extends PastRun, Selected {
  readonly id: number;
  readonly followed: Readonly<Record<string, string>>;
}

/** One number of the matrix. */
export interface KeptCell {
  readonly clause: string;
  readonly protocol: string;
  readonly verdict: string;
  readonly results: number;
}

/** A row of the table `runs`. */
export type RunRow = Record<string, string | number | null>;

/** Equal for equal selections, in whatever order their patterns were typed. */
export const selectionText = ({ only, skip, mode }: Selected): string =>
  JSON.stringify({
    only: only.toSorted(),
    skip: skip.toSorted(),
    ...mode === undefined ? {} : { mode },
  });

export function rowOf(told: Told): RunRow {
  const { summary, startedAt, version, server, followed, stopped } = told;
  const { target, profile, seed, logins, durationMs, verdicts } = summary;
  return {
    started_at: startedAt,
    ...{ version, target, profile, seed, logins },
    server: server?.version ?? null,
    selection: selectionText(told),
    duration_ms: Math.round(durationMs),
    verdicts: JSON.stringify(verdicts),
    followed: JSON.stringify(followed),
    stopped: stopped ?? null,
  };
}

export function cellsOf({ summary: { clauses } }: Told): KeptCell[] {
  return clauses.flatMap(({ clause, protocols }) =>
    Object.entries(protocols).flatMap(([protocol, counts]) =>
      VERDICTS.flatMap((verdict) =>
        counts[verdict] > 0 ? [{ clause, protocol, verdict, results: counts[verdict] }] : []
      )
    )
  );
}

const json = <S extends z.ZodType>(inside: S) =>
  z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("no JSON");
      return z.NEVER;
    }
  }).pipe(inside);

const ROW = z.object({
  ...{ id: z.int(), started_at: z.string(), version: z.string(), target: z.string() },
  ...{ server: z.string().nullable(), profile: z.string(), stopped: z.string().nullable() },
  ...{ seed: z.int(), logins: z.int(), duration_ms: z.int() },
  selection: json(z.object({
    only: z.array(z.string()),
    skip: z.array(z.string()),
    mode: z.string().exactOptional(),
  })),
  // One that another version knows counts for nothing here; one that it did not know was never seen.
  verdicts: json(z.record(z.string(), z.int())),
  followed: json(z.record(z.string(), z.string())),
});

/** Nothing: it is no row of ours. */
export function runOf(row: unknown): KeptRun | undefined {
  const read = ROW.safeParse(row);
  if (!read.success) return undefined;
  const { started_at, duration_ms, server, stopped, selection, verdicts, ...rest } = read.data;
  return {
    ...rest,
    ...selection,
    startedAt: started_at,
    durationMs: duration_ms,
    verdicts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, verdicts[verdict] ?? 0]),
    ) as Record<keyof Counts, number>,
    ...server !== null && { server },
    ...stopped !== null && { stopped },
  };
}
