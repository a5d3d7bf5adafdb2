import { judgeRun } from "../judge/run.ts";
import type { Told } from "../reports/report.ts";
import { summarise } from "../reports/summary.ts";
import { selectedResults } from "../select/selected_plan.ts";
import { VERSION } from "../version.ts";
import type { Entry, Header } from "./entry.ts";
import { work } from "./crew.ts";
import { worldsOf } from "./group.ts";
import { type Trusting, USUAL_TRUST } from "./trusting.ts";
import { digestOf, loginsOf, planned, type Wish } from "./planned.ts";

export interface RunWish extends Wish {
  readonly jobs: number;
  readonly timeout: number;
  /** Absent: by the target's own authority. */
  readonly trusting?: Trusting;
  /** The record; its first line is there. */
  readonly journal: string;
  /** What the record holds already, of this or of an earlier, interrupted run of the same wish. */
  readonly earlier: readonly Entry[];
  /** Called with each entry as it is seen. */
  progress(entry: Entry): void;
}

/** The first line of a record: what was wished for. */
export function headerOf(
  wish: Wish & Pick<RunWish, "trusting">,
  plan = planned(wish),
): Header {
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
    trust: (wish.trusting ?? USUAL_TRUST).kind,
  };
}

/** Whether a record can go on as this one: all but the time of its start is equal. */
export function sameWish(a: Header, b: Header): boolean {
  return JSON.stringify({ ...a, startedAt: "" }) === JSON.stringify({ ...b, startedAt: "" });
}

/** The logins and groups that need not be made again, or are not there: what was unclear is tried anew. */
function seenIn(entries: readonly Entry[]): Set<string> {
  const logins = entries.filter((entry) => entry.type === "login");
  const unclear = new Set(
    logins.flatMap(({ role, group, observation }) =>
      role === "scenario" && observation.kind === "unclear" ? [group] : []
    ),
  );
  return new Set(entries.flatMap((entry) => {
    if (entry.type === "group") return unclear.has(entry.id) ? [] : [entry.id];
    // The record says so already, and is judged by that.
    if (entry.type === "absent") return [entry.group];
    if (entry.type === "sequence") {
      return entry.findings.some(({ finding }) => finding === "unclear") ? [] : [entry.id];
    }
    const made = entry.type === "login" && entry.role === "scenario" &&
      entry.observation.kind !== "unclear";
    return made ? [entry.id] : [];
  }));
}

/** Makes the logins of a wish, judges them, and tells all. @throws where the target does not start */
export async function run(
  wish: RunWish,
  plan = planned(wish),
  header = headerOf(wish, plan),
): Promise<Told> {
  const began = performance.now();
  const entries: Entry[] = [...wish.earlier];
  const seen = seenIn(entries);
  const { target, jobs, timeout, journal, trusting = USUAL_TRUST } = wish;
  await work({
    target,
    worlds: worldsOf(loginsOf(plan), plan.sequences),
    jobs,
    timeout,
    trusting,
    seen,
    journal,
    seenOf(entry) {
      entries.push(entry);
      wish.progress(entry);
    },
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
    ...header.trust === undefined ? {} : { trust: header.trust },
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
