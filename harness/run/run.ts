import { judgeRun } from "../judge/run.ts";
import { type Told } from "../reports/report.ts";
import { summarise } from "../reports/summary.ts";
import { selectedResults } from "../select/selected_plan.ts";
import { VERSION } from "../version.ts";
import type { Entry, Header } from "./entry.ts";
import { execute } from "./execute.ts";
import { worldsOf } from "./group.ts";
import { digestOf, loginsOf, planned, type Wish } from "./planned.ts";

export interface RunWish extends Wish {
  readonly jobs: number;
  readonly timeout: number;
  /** What an earlier, interrupted run of the same wish recorded. */
  readonly earlier: readonly Entry[];
  /** Called with each entry as it is seen. */
  record(entry: Entry): void;
  readonly signal?: AbortSignal;
}

/** The first line of a record: what was wished for. */
export function headerOf(wish: Wish, plan = planned(wish)): Header {
  const { target, seed, profile, selection } = wish;
  return {
    type: "run",
    version: VERSION,
    target: target.id,
    seed,
    profile,
    only: [...selection.only],
    skip: [...selection.skip],
    plan: digestOf(plan),
    startedAt: new Date().toISOString(),
  };
}

/** Whether a record can go on as this one: all but the time of its start is equal. */
export function sameWish(a: Header, b: Header): boolean {
  return JSON.stringify({ ...a, startedAt: "" }) === JSON.stringify({ ...b, startedAt: "" });
}

/** Makes the logins of a wish, judges them, and tells all. @throws where the target does not start */
export async function run(
  wish: RunWish,
  plan = planned(wish),
  header = headerOf(wish, plan),
): Promise<Told> {
  const began = performance.now();
  const entries: Entry[] = [...wish.earlier];
  const record = (entry: Entry) => {
    entries.push(entry);
    wish.record(entry);
  };
  if (wish.earlier.length === 0) record(header);
  const seen = new Set(
    wish.earlier.flatMap((entry) =>
      entry.type === "login" && entry.role === "scenario" ? [entry.id] : []
    ),
  );
  const { target, jobs, timeout, signal } = wish;
  await execute({
    target,
    worlds: worldsOf(loginsOf(plan)),
    jobs,
    timeout,
    seen,
    record,
    ...(signal ? { signal } : {}),
  });
  const judged = judgeRun(plan, entries);
  const results = selectedResults(judged.results, wish.selection);
  return {
    ...judged,
    results,
    only: wish.selection.only,
    skip: wish.selection.skip,
    version: header.version,
    startedAt: header.startedAt,
    summary: summarise({
      target: target.id,
      plan,
      entries,
      results,
      followed: judged.followed,
      durationMs: Math.round(performance.now() - began),
    }),
  };
}
