import type { Plan, Related } from "../../scenarios/plan.ts";
import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { possible } from "../judge/possible.ts";
import { groupOf, type World, worldsOf } from "../run/group.ts";
import type { Mutant } from "./mutant.ts";

/** Logins of the same deployments that are made beside those that pass the clause. */
const BESIDE = 100;

/**
 * What is made for a mutant, in helpings, each only where those before did not catch it: the sequences that ask for its clause, then
 * cheap logins, then all of them.
 */
export function aimed(plan: Plan, mutant: Mutant): readonly (readonly World[])[] {
  const { clause, caughtUnder = [clause], by, protocols, ways } = mutant;
  const concerned = plan.scenarios.filter(({ attempt }) => protocols.includes(attempt.protocol));
  const relations = Map.groupBy(
    plan.relations.filter(({ relation }) =>
      by === undefined ? caughtUnder.includes(relation.clause) : by === `relation:${relation.id}`
    ),
    ({ base }) => base,
  );
  const shows = (scenario: Scenario) =>
    (by === undefined && passes(scenario, mutant) || relations.has(scenario.id)) &&
    [scenario, ...othersOf(relations.get(scenario.id))].some((one) => isBy(one, mutant));
  const passing = concerned.filter(shows);
  const wanted = new Set(
    ways.every((way) => way === "gives")
      // Only a probe notices it, and probes are made once in each group, whatever logins are in it.
      ? [...Map.groupBy(concerned, groupOf).values()].flatMap(([one]) => one ?? [])
      // Where no login passes the clause, a comparison of answers looks at all of them.
      : passing.length === 0
      ? concerned
      : passing,
  );
  const first = [...wanted].filter((one) => isCheap(one, mutant));
  const sequences = plan.sequences.filter(({ kind }) =>
    sequenceKind(kind).clauses.some((one) => caughtUnder.includes(one))
  );
  // Where steps alone can notice it, no login is spent on it.
  const helpings = ways.every((way) => way === "breaks") ? [] : [first, [...wanted]];
  return [
    worldsOf([], sequences),
    ...helpings.map((some) => {
      const worlds = new Set(some.map(({ deployment }) => deployment));
      const beside = concerned.filter((one) => worlds.has(one.deployment) && !wanted.has(one))
        .filter((one) => isCheap(one, mutant)).slice(0, BESIDE);
      const scenarios = [...some, ...beside];
      const others = scenarios.flatMap(({ id }) => othersOf(relations.get(id)));
      const weight = ({ groups }: World) =>
        groups.flatMap((group) => group.scenarios.filter((one) => wanted.has(one))).length;
      // Where most can show is tried first.
      return worldsOf([...new Map([...scenarios, ...others].map((one) => [one.id, one])).values()])
        .map((world) => ({ world, weight: weight(world) }))
        .sort((a, b) => b.weight - a.weight).map(({ world }) => world);
    }),
  ];
}

const othersOf = (related: readonly Related[] = []) => related.flatMap(({ others }) => others);

/** Whether a login can be counted under a clause of the mutant's. */
const passes = (scenario: Scenario, { clause, caughtUnder = [clause] }: Mutant) =>
  (scenario.before !== undefined && caughtUnder.includes("access.isolation")) ||
  possible(scenario).some(({ trace }) => trace.some((id) => caughtUnder.includes(id)));

/** Whether a login is by a mechanism that the mutant is wrong about. */
const isBy = ({ mechanism }: Scenario, { mechanisms }: Mutant) =>
  mechanisms?.includes(mechanism) ?? true;

/** They derive keys, or start a program. */
const COSTLY = /^(SCRAM-|EXTERNAL$)/;

/** What a mutant is not wrong about is left out at first: handshakes, and mechanisms that take time. */
const isCheap = ({ cell, mechanism }: Scenario, { mechanisms, securities = ["plain"] }: Mutant) =>
  (securities as readonly string[]).includes(cell.security) &&
  (mechanisms !== undefined || !COSTLY.test(mechanism));
