import type { Result } from "../judge/verdict.ts";
import type { Told } from "../reports/report.ts";
import runJson from "../reports/run_json.ts";
import { summarise } from "../reports/summary.ts";
import { readRun, type Recorded } from "./recorded.ts";

/** A run with these results, as a report folder has it. */
export function recorded(
  results: readonly Result[],
  { target = "reference", only = [], followed = {}, server }: {
    readonly target?: string;
    readonly only?: readonly string[];
    readonly followed?: Told["followed"];
    readonly server?: NonNullable<Told["server"]>;
  } = {},
): Recorded {
  const plan = {
    ...{ seed: 1, profile: "smoke" as const, observed: [], sequences: [] },
    ...{ deployments: [], scenarios: [], relations: [], short: [] },
  };
  const text = runJson.write({
    ...{ results, followed, only, skip: [], version: "0.1.0" },
    ...server && { server },
    startedAt: "2030-01-01T00:00:00.000Z",
    summary: summarise({ target, plan, entries: [], results, followed, durationMs: 1 }),
  });
  return readRun(text, "run.json");
}
