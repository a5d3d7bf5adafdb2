import type { Scenario } from "../../scenarios/scenario.ts";
import type { Sequence } from "../../scenarios/sequence.ts";
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
  const results = await made({ scenarios: [scenario] }, target, timeout, trusting);
  return results.find(({ id }) => id === scenario.id)!;
}

/** Makes one sequence on a server of its own. @returns a result for each of its findings @throws where the target does not start */
export const sequenceOnce = (
  sequence: Sequence,
  target: Target,
  timeout: number,
  trusting = USUAL_TRUST,
): Promise<readonly Result[]> => made({ sequences: [sequence] }, target, timeout, trusting);

async function made(
  { scenarios = [], sequences = [] }: {
    readonly scenarios?: readonly Scenario[];
    readonly sequences?: readonly Sequence[];
  },
  target: Target,
  timeout: number,
  trusting: typeof USUAL_TRUST,
): Promise<readonly Result[]> {
  const entries: Entry[] = [];
  await execute({
    target,
    worlds: worldsOf(scenarios, sequences),
    jobs: 1,
    timeout,
    trusting,
    ...target.mode === undefined ? {} : { mode: target.mode },
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  return judgeRun({
    seed: 0,
    profile: "smoke",
    deployments: [...scenarios, ...sequences].map(({ deployment }) => deployment),
    scenarios,
    relations: [],
    observed: [],
    sequences,
    short: [],
  }, entries).results;
}
