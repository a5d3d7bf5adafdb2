import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { possible } from "../judge/possible.ts";
import { judgeRun } from "../judge/run.ts";
import type { Result } from "../judge/verdict.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { type World, worldsOf } from "../run/group.ts";
import { referenceTarget } from "../targets/reference.ts";
import { type Control, type Mutant, RED, wayOf } from "./mutant.ts";

/** What became of a mutant. `survived`: it was wrong, and nobody noticed. `neverReached`: it was never asked what it is wrong about. */
export type Fate =
  | {
    readonly kind: "caught";
    readonly by: string;
    readonly clause: ClauseId;
    readonly way: string;
  }
  | { readonly kind: "survived" }
  | { readonly kind: "neverReached" }
  | { readonly kind: "didNotStart"; readonly because: string };

export interface Hunted {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** How often it was wrong. */
  readonly activations: number;
  /** Logins until it was caught, or all. */
  readonly logins: number;
}

/** Deployments that are tried between two looks. */
const SLICE = 4;

/** Logins of the same deployments that are made beside those that pass the clause. */
const BESIDE = 200;

/** The scenarios that can show a mutant, those of its own clause first. */
function aimed(plan: Plan, { clause, caughtUnder = [clause], protocols }: Mutant) {
  const passes = (scenario: Scenario) =>
    (scenario.before && caughtUnder.includes("access.isolation")) ||
    possible(scenario).some(({ trace }) => trace.some((id) => caughtUnder.includes(id)));
  const concerned = plan.scenarios.filter(({ attempt }) => protocols.includes(attempt.protocol));
  const passing = new Set(concerned.filter(passes));
  // Where no login passes the clause, a probe or a comparison of answers looks at all of them.
  if (passing.size === 0) return { scenarios: concerned, passing: new Set(concerned) };
  const worlds = new Set([...passing].map(({ deployment }) => deployment));
  const beside = concerned.filter((one) => worlds.has(one.deployment) && !passing.has(one));
  return { scenarios: [...passing, ...beside.slice(0, BESIDE)], passing };
}

/** Runs a wrong server until a check of its clause notices it in the expected way. */
export async function hunt(mutant: Mutant, plan: Plan, timeout: number): Promise<Hunted> {
  let activations = 0;
  const target = referenceTarget({ ...mutant.wrong(() => activations++), onFault() {} });
  const { scenarios, passing } = aimed(plan, mutant);
  const wanted = new Set(scenarios.map(({ id }) => id));
  const relations = plan.relations.filter(({ base, relation }) =>
    wanted.has(base) && (mutant.caughtUnder ?? [mutant.clause]).includes(relation.clause)
  );
  const all = [...scenarios, ...relations.flatMap(({ others }) => others)];
  const weight = ({ groups }: World) =>
    groups.flatMap((group) => group.scenarios.filter((one) => passing.has(one))).length;
  // Where most can show is tried first.
  const worlds = worldsOf([...new Map(all.map((one) => [one.id, one])).values()])
    .map((world) => ({ world, weight: weight(world) }))
    .sort((a, b) => b.weight - a.weight).map(({ world }) => world);
  const entries: Entry[] = [];
  // All so far: which reading a server follows shows over many logins.
  const tried = new Set<Scenario>();
  const logins = () => entries.filter(({ type }) => type === "login").length;
  const end = (fate: Fate): Hunted => ({ mutant, fate, activations, logins: logins() });
  for (let from = 0; from < worlds.length; from += SLICE) {
    const slice = worlds.slice(from, from + SLICE);
    try {
      await execute({
        target,
        worlds: slice,
        jobs: 8,
        timeout,
        seen: new Set(),
        record: (entry) => entries.push(entry),
      });
    } catch (error) {
      return end({
        kind: "didNotStart",
        because: error instanceof Error ? error.message : String(error),
      });
    }
    for (const { groups } of slice) {
      for (const group of groups) group.scenarios.forEach((one) => tried.add(one));
    }
    const part = {
      ...plan,
      scenarios: scenarios.filter((one) => tried.has(one)),
      relations: relations.filter(({ base, others }) =>
        others.every((one) => tried.has(one)) &&
        scenarios.some((one) => one.id === base && tried.has(one))
      ),
    };
    const { results } = judgeRun(part, entries);
    const catching = results.filter((result) => catches(mutant, result));
    const caught = catching.find(({ clause }) => clause === mutant.clause) ?? catching[0];
    if (caught && activations > 0) {
      return end({ kind: "caught", by: caught.check, clause: caught.clause, way: wayOf(caught) });
    }
  }
  return end({ kind: activations > 0 ? "survived" : "neverReached" });
}

function catches(
  { clause, caughtUnder = [clause], verdicts, ways }: Mutant,
  result: Result,
): boolean {
  return RED.has(result.verdict) && caughtUnder.includes(result.clause) &&
    verdicts.includes(result.verdict) &&
    ways.includes(wayOf(result));
}

/** Runs a harmless change against everything. @returns the first result that is red all the same */
export async function tryControl(
  control: Control,
  plan: Plan,
  timeout: number,
): Promise<{ control: Control; caughtBy?: Result; logins: number }> {
  const entries: Entry[] = [];
  await execute({
    target: referenceTarget(control.harmless()),
    worlds: worldsOf([...plan.scenarios, ...plan.relations.flatMap(({ others }) => others)]),
    jobs: 8,
    timeout,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const caughtBy = judgeRun(plan, entries).results.find(({ verdict }) => RED.has(verdict));
  const logins = entries.filter(({ type }) => type === "login").length;
  return { control, logins, ...(caughtBy ? { caughtBy } : {}) };
}
