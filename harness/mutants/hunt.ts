import type { CheckId, ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Plan } from "../../scenarios/plan.ts";
import { judgeRun } from "../judge/run.ts";
import type { Result } from "../judge/verdict.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { type World, worldsOf } from "../run/group.ts";
import { referenceTarget } from "../targets/reference.ts";
import { aimed } from "./aim.ts";
import { type Control, type Mutant, RED, wayOf } from "./mutant.ts";

/** What became of a mutant. `survived`: it was wrong, and nobody noticed. `neverReached`: it was never asked what it is wrong about. */
export type Fate =
  | {
    readonly kind: "caught";
    readonly by: CheckId;
    readonly clause: ClauseId;
    readonly way: string;
    /** All checks that something deviated for, up to then. */
    readonly noticed: readonly CheckId[];
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
const SLICE = 3;

/** Runs a wrong server until a check of its clause notices it in the expected way. */
export async function hunt(mutant: Mutant, plan: Plan, timeout: number): Promise<Hunted> {
  let activations = 0;
  const target = referenceTarget({ ...mutant.wrong(() => activations++), onFault() {} });
  const entries: Entry[] = [];
  // All so far: which reading a server follows shows over many logins.
  const tried = new Set<string>();
  const logins = () => entries.filter(({ type }) => type === "login").length;
  const end = (fate: Fate): Hunted => ({ mutant, fate, activations, logins: logins() });
  for (const worlds of slicesOf(aimed(plan, mutant))) {
    const left = worldsOf(
      scenariosIn(worlds).filter(({ id }) => !tried.has(id)),
      worlds.flatMap(({ sequences }) => sequences),
    );
    if (left.length === 0) continue;
    try {
      await execute({
        target,
        worlds: left,
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
    for (const { id } of [...scenariosIn(left), ...left.flatMap(({ sequences }) => sequences)]) {
      tried.add(id);
    }
    const { results } = judgeRun(partOf(plan, tried), entries);
    const catching = results.filter((result) => catches(mutant, result));
    const caught = catching.find(({ clause }) => clause === mutant.clause) ?? catching[0];
    if (caught && activations > 0) {
      const deviating = results.filter(({ verdict }) => RED.has(verdict) && verdict !== "unproven");
      return end({
        kind: "caught",
        by: caught.check,
        clause: caught.clause,
        way: wayOf(caught),
        noticed: [...new Set(deviating.map(({ check }) => check))].sort(),
      });
    }
  }
  return end({ kind: activations > 0 ? "survived" : "neverReached" });
}

/** A few deployments at a time. */
function* slicesOf(helpings: readonly (readonly World[])[]): Generator<readonly World[]> {
  for (const worlds of helpings) {
    for (let from = 0; from < worlds.length; from += SLICE) yield worlds.slice(from, from + SLICE);
  }
}

const scenariosIn = (worlds: readonly World[]) =>
  worlds.flatMap(({ groups }) => groups.flatMap(({ scenarios }) => scenarios));

/** What of a plan was made. */
const partOf = (plan: Plan, tried: ReadonlySet<string>): Plan => ({
  ...plan,
  scenarios: plan.scenarios.filter(({ id }) => tried.has(id)),
  sequences: plan.sequences.filter(({ id }) => tried.has(id)),
  relations: plan.relations.filter(({ base, others }) =>
    tried.has(base) && others.every(({ id }) => tried.has(id))
  ),
});

function catches(
  { clause, caughtUnder = [clause], by, verdicts, ways }: Mutant,
  result: Result,
): boolean {
  return RED.has(result.verdict) && caughtUnder.includes(result.clause) &&
    (by === undefined || by === result.check) && verdicts.includes(result.verdict) &&
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
    target: referenceTarget(control.harmless(), control.signs),
    worlds: worldsOf(
      [...plan.scenarios, ...plan.relations.flatMap(({ others }) => others)],
      plan.sequences,
    ),
    jobs: 8,
    timeout,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const caughtBy = judgeRun(plan, entries).results.find(({ verdict }) => RED.has(verdict));
  const logins = entries.filter(({ type }) => type === "login").length;
  return { control, logins, ...(caughtBy ? { caughtBy } : {}) };
}
