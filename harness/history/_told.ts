import type { Told } from "../reports/report.ts";
import { summarise } from "../reports/summary.ts";
import { result } from "../diff/_runs.ts";
import type { Result } from "../judge/verdict.ts";

/** A run that is over, of results as "id clause protocol verdict". */
export function toldOf(
  startedAt: string,
  results: readonly string[],
  { target = "reference", only = [] as readonly string[], logins = 1, seed = 1 } = {},
): Told {
  const plan = {
    ...{ seed, profile: "smoke" as const, observed: [], sequences: [] },
    ...{ deployments: [], scenarios: [], relations: [], short: [] },
  };
  const made = results.map((one): Result => {
    const { login: _, ...read } = result(one);
    return read as Omit<Result, "login">;
  });
  const facts = { target, plan, entries: [], results: made, followed: {}, durationMs: 7 };
  return {
    ...{ results: made, followed: { "name.spaces": "a" }, only, skip: [], version: "0", startedAt },
    summary: { ...summarise(facts), logins },
  };
}
