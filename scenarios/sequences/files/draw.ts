import fc from "fast-check";
import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import type { Deployment } from "../../../fixtures/deployment.ts";
import { castOf } from "../sharing/world.ts";
import { aboutFiles, DEEDS, type FileStep, storeOf } from "./step.ts";

/** All steps that are about a clause, the plainest first. */
export function fileSteps(deployment: Deployment, clause: ClauseId): readonly FileStep[] {
  const { actors, names } = castOf(deployment);
  return (["own", "foreign"] as const).flatMap((on) =>
    names.flatMap((name) =>
      DEEDS.flatMap((does) =>
        actors.map((by): FileStep => ({ by, on, does, ...name === undefined ? {} : { name } }))
      )
    )
  ).filter((step) => aboutFiles(step) === clause);
}

/** Some of them: as many that come to a store as come to none, whom most names and actors together would be. */
export function someOf(
  deployment: Deployment,
  steps: readonly FileStep[],
  { seed, runs }: { readonly seed: number; readonly runs: number },
): readonly FileStep[] {
  const { open = [], closed = [] } = Object.groupBy(
    steps,
    (step) => storeOf(deployment, step) === undefined ? "closed" : "open",
  );
  return [open, closed].flatMap((some) => {
    const length = Math.min(some.length, Math.ceil(runs / 2));
    const drawn = fc.shuffledSubarray([...some], { minLength: length, maxLength: length });
    return fc.sample(drawn, { seed, numRuns: 1 }).flat();
  });
}

/** What every account may: each deed in its own store. What is refused to others is held against it. */
export const ownSteps = (deployment: Deployment): readonly FileStep[] => {
  const { owner } = castOf(deployment);
  return DEEDS.map((does) => ({ by: owner, on: "own", does, name: owner }));
};
