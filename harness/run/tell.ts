import type { Plan } from "../../scenarios/plan.ts";
import { applyDeviations } from "../deviations/apply_deviations.ts";
import type { Deviation } from "../deviations/deviation.ts";
import { factOf } from "../deviations/fact.ts";
import { notesOn } from "../deviations/notes.ts";
import { declared } from "../external/lacking.ts";
import { judgeRun } from "../judge/run.ts";
import type { Told } from "../reports/report.ts";
import { shardSentence } from "../reports/shard_text.ts";
import { summarise } from "../reports/summary.ts";
import { selectedResults } from "../select/selected_plan.ts";
import type { Selection } from "../select/selection.ts";
import type { Target } from "../targets/target.ts";
import type { Entry, Header } from "./entry.ts";
import { partOf } from "./shard.ts";
import { ordered } from "./ordered.ts";

/** What a run is told of: its plan and its record, and what is known of the target. */
export interface Recording {
  readonly header: Header;
  /** What the header was planned for: all of it. */
  readonly plan: Plan;
  readonly selection: Selection;
  readonly target: Pick<Target, "title" | "lacks" | "dials">;
  /** Those that stand. */
  readonly entries: readonly Entry[];
  readonly deviations: readonly Deviation[];
}

const INTERRUPTED = "the run was interrupted, and its record has no end: --resume goes on with it";

/** Judges a record, and tells all of it: while it is made, told again, or merged. */
export function tellRun(
  { header, plan: whole, selection, target, ...recorded }: Recording,
): Told {
  const { shard } = header;
  const plan = shard ? partOf(whole, shard.worlds) : whole;
  // What shows a listed deviation may be in another shard: that it is gone the merged run says.
  const deviations = shard
    ? recorded.deviations.map((one) => ({ ...one, sometimes: true }))
    : recorded.deviations;
  const end = recorded.entries.findLast(({ type }) => type === "end");
  const cut = header.partial ?? (end ? [] : [INTERRUPTED]);
  const entries: Entry[] = [
    ...cut.length > 0 ? [{ type: "stopped", because: cut.join("; ") } as const] : [],
    ...ordered(plan, recorded.entries),
  ];
  const judged = judgeRun(plan, entries);
  const found = declared(selectedResults(judged.results, selection), target.lacks ?? []);
  const circumstances = { today: header.startedAt.slice(0, "2000-01-01".length), selection };
  const results = applyDeviations(found, deviations, circumstances);
  const part = shard && { index: shard.index, of: shard.of, worlds: shard.worlds.length };
  const notes = part ? [shardSentence(part)] : notesOn(found, factOf, deviations, {
    ...circumstances,
    profile: header.profile,
    stopped: judged.stopped !== undefined,
  });
  const { version, startedAt, trust, mode, only, skip } = header;
  return {
    ...judged,
    results,
    ...notes.length > 0 && { notes },
    server: end?.type === "end" ? end.server : { title: target.title },
    ...{ only, skip, version, startedAt },
    ...trust !== undefined && { trust },
    ...mode !== undefined && { mode },
    ...part && { shard: part },
    ...header.partial && { partial: true },
    ...target.dials && { dials: target.dials },
    summary: summarise({
      target: header.target,
      plan,
      entries,
      results,
      followed: judged.followed,
      durationMs: end?.type === "end" ? end.durationMs : 0,
    }),
  };
}
