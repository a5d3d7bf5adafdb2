import { type ClauseId, CLAUSES, type Level } from "../fixtures/clauses/mod.ts";
import type { Deployment } from "../fixtures/deployment.ts";
import type { Attempt } from "./attempt.ts";
import type { Decision, Reading, Readings } from "./decision.ts";
import { type Move, type Rule, RULES, type Situation } from "./rules/mod.ts";
import { began } from "./rules/onward.ts";
import { type DecisionStep, type Stage, STEPS } from "./rules/stage.ts";
import { worldOf } from "./rules/world.ts";
import type { Shown } from "./shown.ts";
import { TRAITS } from "./traits.ts";

/**
 * What a login should come to. With nothing shown: what the opened account asks for. `readings` choose for OPEN clauses, else the
 * register's `reference` counts. A RangeError where not exactly one rule applies, or a reading is unknown.
 */
export function decide(
  deployment: Deployment,
  attempt: Attempt,
  shown?: Shown,
  readings: Readings = {},
): Decision {
  return decideBy(RULES, deployment, attempt, shown, readings);
}

/** `decide` by other rules than the documented ones. */
export function decideBy(
  rules: readonly Rule[],
  deployment: Deployment,
  attempt: Attempt,
  shown?: Shown,
  readings: Readings = {},
): Decision {
  const taken = new Map<ClauseId, Reading>();
  const trace = new Set<ClauseId>();
  const given = {
    world: worldOf(deployment),
    attempt,
    traits: TRAITS[attempt.protocol],
    shown,
    taken,
    read: (clause: ClauseId, ways: Readonly<Record<Reading, () => Move>>): Move => {
      const reading = readings[clause] ?? CLAUSES[clause].reference ?? "";
      const way = Object.hasOwn(ways, reading) ? ways[reading] : undefined;
      if (!way) throw new RangeError(`Cannot read ${clause}: it has no reading "${reading}"`);
      taken.set(clause, reading);
      return way();
    },
    leads: (login: string) => {
      // What a client appends, it appends to the name alone (client.mapi): the server has a session of the service before it.
      const protocol = TRAITS[attempt.protocol].service;
      const { authzid: _, setting: __, ...connection } = attempt;
      const heard = { ...connection, protocol, login };
      // Nothing is to be proven of the name: whoever may act as it has proven another.
      const other = decideBy(rules, deployment, heard, undefined, readings);
      for (const clause of other.trace) trace.add(clause);
      for (const [clause, reading] of Object.entries(other.readings) as [ClauseId, Reading][]) {
        taken.set(clause, reading);
      }
      return other.outcome.kind === "opened" ? other.outcome.account : undefined;
    },
  };
  const marks: { changes?: ClauseId; reads?: ClauseId; last?: ClauseId } = {};
  let stage: Stage = began(given);
  while (stage.at !== "over") {
    const situation: Situation = { ...given, stage };
    const rule = onlyRule(rules, STEPS[stage.at], situation);
    const { to, as }: Move = rule.decides(situation);
    trace.add(rule.clause);
    marks[as ?? "last"] = marks.last = rule.clause;
    stage = to;
  }
  const { last = "route.applied", reads = last, changes = reads } = marks;
  return {
    clause: stage.outcome.kind === "opened" ? changes : last,
    level: weakest(trace),
    outcome: stage.outcome,
    trace: [...trace],
    readings: Object.fromEntries(taken),
  };
}

/** Every rule of the step is asked, in no order: a second that applies is a fault of the rules, not a choice. */
function onlyRule(rules: readonly Rule[], step: DecisionStep, situation: Situation): Rule {
  const applying = rules.filter((rule) => rule.step === step && rule.applies(situation));
  const [only] = applying;
  if (only && applying.length === 1) return only;
  const which = applying.map(({ clause }) => clause).join(", ");
  throw new RangeError(
    only
      ? `Cannot decide a scenario: several rules apply: ${which}`
      : `Cannot decide a scenario: no rule applies to ${step} at "${situation.stage.at}"`,
  );
}

const STRENGTH: readonly Level[] = ["must", "should", "open"];

function weakest(trace: Iterable<ClauseId>): Level {
  const ranks = Array.from(trace, (clause) => STRENGTH.indexOf(CLAUSES[clause].level));
  return STRENGTH[Math.max(...ranks)] ?? "open";
}

/** One decision for each combination of readings of the OPEN clauses that this login meets; the reference's comes first. */
export function possibilities(
  deployment: Deployment,
  attempt: Attempt,
  shown?: Shown,
): Decision[] {
  return explore({}, 0);

  /** The first `fixed` readings that the login meets are given; the others are tried. */
  function explore(readings: Readings, fixed: number): Decision[] {
    const decision = decide(deployment, attempt, shown, readings);
    const met = Object.entries(decision.readings) as [ClauseId, Reading][];
    const others = met.slice(fixed).flatMap(([clause, taken], index) => {
      const before = Object.fromEntries(met.slice(0, fixed + index));
      return Object.keys(CLAUSES[clause].readings ?? {})
        .filter((reading) => reading !== taken)
        .flatMap((reading) => explore({ ...before, [clause]: reading }, fixed + index + 1));
    });
    return [decision, ...others];
  }
}
