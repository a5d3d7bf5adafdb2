import type { Plan } from "../../scenarios/plan.ts";
import { boundWorlds, nameOf } from "./bound.ts";
import type { Shard } from "./entry.ts";
import { shareOut, sizeOf } from "./share_out.ts";
import type { World } from "./group.ts";

/** Which of how many shards: `index` goes from 1 to `of`. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** What an earlier run took. */
export interface Durations {
  /** Milliseconds by world; of the logins, each for itself. */
  readonly byWorld: ReadonlyMap<string, number>;
  /** Equal for equal durations. */
  readonly digest: string;
}

/** What a world takes: as it was recorded; else as its size has it, at the pace of those that were. */
function weighing(
  worlds: readonly World[],
  durations: Durations | undefined,
): (world: World) => number {
  const recorded = (world: World) => durations?.byWorld.get(nameOf(world));
  const known = worlds.filter((world) => recorded(world) !== undefined);
  const taken = known.reduce((sum, world) => sum + (recorded(world) ?? 0), 0);
  const pace = sizeOf(known) > 0 ? taken / sizeOf(known) : 1;
  return (world) => recorded(world) ?? sizeOf([world]) * pace;
}

/** The worlds of a shard: a function of the plan, the number of shards and the durations alone. There may be none left for it. */
export function shardOf(plan: Plan, { index, of }: Part, durations?: Durations): Shard {
  const bound = boundWorlds(plan);
  const weigh = weighing(bound.flat(), durations);
  const shares = shareOut(
    bound,
    of,
    (together) => together.reduce((sum, world) => sum + weigh(world), 0),
  );
  const own = new Set(shares[index - 1]?.flat().map(nameOf));
  return {
    index,
    of,
    // In the plan's order, whatever they weigh.
    worlds: bound.flat().map(nameOf).filter((name) => own.has(name)),
    ...durations && { balancedBy: durations.digest },
  };
}

/** The part of a plan that is in these worlds. What the whole falls short of is told of the whole. */
export function partOf(plan: Plan, worlds: readonly string[]): Plan {
  const own = new Set(worlds);
  const isOwn = ({ deployment }: { readonly deployment: { readonly name: string } }) =>
    own.has(deployment.name);
  const scenarios = plan.scenarios.filter(isOwn);
  const ids = new Set(scenarios.map(({ id }) => id));
  return {
    ...plan,
    deployments: plan.deployments.filter(({ name }) => own.has(name)),
    scenarios,
    relations: plan.relations.filter(({ base }) => ids.has(base)),
    observed: plan.observed.filter(isOwn),
    sequences: plan.sequences.filter(({ id }) => own.has(id)),
  };
}
