import type { Deviation } from "../deviations/deviation.ts";
import type { Mode } from "../external/target_file.ts";
import type { Told } from "../reports/report.ts";
import { VERSION } from "../version.ts";
import type { Entry, Header, Shard } from "./entry.ts";
import { work } from "./crew.ts";
import { worldsOf } from "./group.ts";
import { openJournal } from "./journal.ts";
import { partOf } from "./shard.ts";
import { exemplarsOf } from "./exemplars.ts";
import { settled } from "./settled.ts";
import { tellRun } from "./tell.ts";
import { type Trusting, USUAL_TRUST } from "./trusting.ts";
import { Unreachable } from "../targets/target.ts";
import { registerDigest } from "./register_digest.ts";
import { digestOf, loginsOf, planned, type Wish } from "./planned.ts";

export interface RunWish extends Wish {
  readonly jobs: number;
  readonly timeout: number;
  /** Absent: by the target's own authority. */
  readonly trusting?: Trusting;
  /** What may be done to the target; absent: all. */
  readonly mode?: Mode;
  /** The part that is made here; absent: all. */
  readonly shard?: Shard;
  /** The record; its first line is there. */
  readonly journal: string;
  /** What the record holds already, of this or of an earlier, interrupted run of the same wish. */
  readonly earlier: readonly Entry[];
  /** What is known of the server; a run is judged by the day on which it began. Absent: nothing. */
  readonly deviations?: readonly Deviation[];
  /** Called with each entry as it is seen. */
  progress(entry: Entry): void;
}

/** The first line of a record: what was wished for. */
export function headerOf(
  wish: Wish & Pick<RunWish, "trusting" | "mode" | "shard">,
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
    ...wish.mode === undefined ? {} : { mode: wish.mode },
    clauses: registerDigest(),
    ...wish.shard === undefined ? {} : { shard: wish.shard },
  };
}

/** Whether a record can go on as this one: all but the time of its start is equal. */
export function sameWish(a: Header, b: Header): boolean {
  return JSON.stringify({ ...a, startedAt: "" }) === JSON.stringify({ ...b, startedAt: "" });
}

/**
 * Makes the logins of a wish, judges them, and tells all. A target that is out of reach ends it with what was proven so far, be that
 * nothing.
 */
export async function run(
  wish: RunWish,
  plan = planned(wish),
  header = headerOf(wish, plan),
): Promise<Told> {
  const began = performance.now();
  const { target, jobs, timeout, trusting = USUAL_TRUST, mode, deviations = [] } = wish;
  const { selection, journal, shard } = wish;
  const part = shard ? partOf(plan, shard.worlds) : plan;
  const entries: Entry[] = [...wish.earlier];
  using record = openJournal(journal, { resume: true });
  const note = (entry: Entry) => {
    record.append(entry);
    entries.push(entry);
  };
  await work({
    target,
    worlds: worldsOf(loginsOf(part), part.sequences),
    jobs,
    timeout,
    trusting,
    ...mode === undefined ? {} : { mode },
    seen: settled(entries),
    exemplars: exemplarsOf(plan),
    journal,
    seenOf(entry) {
      entries.push(entry);
      wish.progress(entry);
    },
  }).catch((error) => {
    if (!(error instanceof Unreachable)) throw error;
    note({ type: "stopped", because: error.message, outOfReach: true });
  });
  const version = await target.version?.();
  note({
    type: "end",
    durationMs: Math.round(performance.now() - began),
    server: { title: target.title, ...version === undefined ? {} : { version } },
    deviations,
  });
  // Of a run that was gone on with the record says when it began.
  const [first] = entries;
  const begun = first?.type === "run" ? first : header;
  return tellRun({ header: begun, plan, selection, target, entries, deviations });
}
