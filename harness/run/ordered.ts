import type { Plan } from "../../scenarios/plan.ts";
import type { Entry } from "./entry.ts";
import { worldsOf } from "./group.ts";
import { loginsOf } from "./planned.ts";
import { deploymentOf } from "./settled.ts";

/**
 * A record's entries in the plan's order of worlds, those of each world in the order in which they came: what is told then does not
 * depend on how worlds were shared out over threads and shards. Entries of no world come last.
 */
export function ordered(plan: Plan, entries: readonly Entry[]): Entry[] {
  const places = new Map<string, number>();
  for (
    const [at, { deployment, sequences }] of worldsOf(loginsOf(plan), plan.sequences).entries()
  ) {
    for (const id of [deployment.name, ...sequences.map(({ id }) => id)]) {
      if (!places.has(id)) places.set(id, at);
    }
  }
  const placeOf = (entry: Entry) => places.get(worldOf(entry) ?? "") ?? Infinity;
  return entries.map((entry) => ({ entry, place: placeOf(entry) }))
    // Infinity less Infinity is no number.
    .sort((a, b) => a.place === b.place ? 0 : a.place - b.place)
    .map(({ entry }) => entry);
}

/** The world that an entry belongs to, by its deployment's name or its sequence's id; nothing where it is about the run. */
export function worldOf(entry: Entry): string | undefined {
  switch (entry.type) {
    case "login":
    case "probe":
    case "absent":
      return deploymentOf(entry.group);
    case "group":
      return deploymentOf(entry.id);
    case "sequence":
      return entry.id;
    case "lost":
      return entry.deployment;
    default:
      return undefined;
  }
}
