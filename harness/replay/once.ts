import type { Scenario } from "../../scenarios/scenario.ts";
import { judgeRun } from "../judge/run.ts";
import type { Result } from "../judge/verdict.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { USUAL_TRUST } from "../run/trusting.ts";
import type { Target } from "../targets/target.ts";

/** Makes one scenario's login on a server of its own, between neighbours, and judges it. @throws where the target does not start */
export async function once(
  scenario: Scenario,
  target: Target,
  timeout: number,
  trusting = USUAL_TRUST,
): Promise<Result> {
  const entries: Entry[] = [];
  await execute({
    target,
    worlds: worldsOf([scenario]),
    jobs: 1,
    timeout,
    trusting,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const plan = {
    seed: 0,
    profile: "smoke" as const,
    deployments: [scenario.deployment],
    scenarios: [scenario],
    relations: [],
    observed: [],
    sequences: [],
    short: [],
  };
  const { results } = judgeRun(plan, entries);
  return results.find(({ id }) => id === scenario.id)!;
}
