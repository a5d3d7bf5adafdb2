import type { Plan } from "../../scenarios/plan.ts";
import { type World, worldsOf } from "./group.ts";
import { loginsOf } from "./planned.ts";

/** How a record names a world: its deployment, or the sequence that has one of its own. */
export const nameOf = ({ deployment, sequences: [sequence] }: World): string =>
  sequence?.id ?? deployment.name;

/** A plan's worlds, those together whose logins some relation compares: apart nobody could judge it. In the plan's order. */
export function boundWorlds(plan: Plan): World[][] {
  const worlds = worldsOf(loginsOf(plan), plan.sequences);
  const parents = new Map<string, string>();
  /** The one that stands for all that a world is bound with. */
  const rootOf = (name: string): string => {
    const parent = parents.get(name);
    return parent === undefined ? name : rootOf(parent);
  };
  const homes = new Map(
    worlds.flatMap((world) =>
      world.groups.flatMap(({ scenarios }) => scenarios.map(({ id }) => [id, nameOf(world)]))
    ),
  );
  for (const { base, others } of plan.relations) {
    const root = rootOf(homes.get(base) ?? base);
    for (const { id } of others) {
      const other = rootOf(homes.get(id) ?? id);
      if (other !== root) parents.set(other, root);
    }
  }
  return [...Map.groupBy(worlds, (world) => rootOf(nameOf(world))).values()];
}
