import type { Plan } from "../../../scenarios/plan.ts";
import { judgeRun } from "../../judge/run.ts";
import type { Result } from "../../judge/verdict.ts";
import type { Told } from "../../reports/report.ts";
import { summarise } from "../../reports/summary.ts";
import type { Entry } from "../../run/entry.ts";

const NOTHING: Plan = {
  ...{ seed: 1, profile: "smoke", observed: [], sequences: [] },
  ...{ deployments: [], scenarios: [], relations: [], short: [] },
};

/** A run with these results, or with what is judged of these entries. */
export function toldOf(
  { target = "a-server", results, entries = [], plan = NOTHING, followed = {} }: {
    readonly target?: string;
    readonly results?: readonly Result[];
    readonly entries?: readonly Entry[];
    readonly plan?: Plan;
    readonly followed?: Told["followed"];
  },
): Told {
  const judged = results ? { results, followed } : judgeRun(plan, entries);
  return {
    ...judged,
    summary: summarise({ target, plan, entries, durationMs: 1, ...judged }),
    ...{ only: [], skip: [], version: "0.1.0" },
    startedAt: "2030-01-01T00:00:00.000Z",
  };
}
