import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { groupOf } from "../run/group.ts";
import { isOpen } from "../observation.ts";
import type { Entry, LoginEntry } from "../run/entry.ts";
import { concerns } from "../run/settled.ts";
import { lockoutOver, lockoutsIn } from "./lockout.ts";
import { lockoutTexts, underLockout } from "./lockout_text.ts";
import { lossesIn } from "./losses.ts";
import { neverOpened } from "./never_opened.ts";
import { type Controls, judgeLogin } from "./login.ts";
import { type Followed, oneReading } from "./readings.ts";
import { possible } from "./possible.ts";
import { isToldOf, judgeProbe } from "./probe.ts";
import { judgeRelation } from "./relation.ts";
import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import { judgeSequence, notMade } from "./sequence.ts";
import { serviceAnswers } from "./service_answers.ts";
import { sessions } from "./session.ts";
import { slowingIn } from "./slowing.ts";
import { surelyOpens } from "./surely.ts";
import { uniform } from "./uniform.ts";
import type { Result } from "./verdict.ts";

/** All that a run came to. */
export interface Judged {
  /** One for each check. */
  readonly results: readonly Result[];
  /** Of OPEN clauses: the readings that fit all that was seen. */
  readonly followed: Followed;
  /** Where the server shut us out for a while, or for good, or answered later and later, in words. */
  readonly lockouts?: readonly string[];
  /** Where the server went out of reach, be it that it was there again: that it stays up is not proven. */
  readonly losses?: readonly string[];
  /** Why the run was stopped before its end. */
  readonly stopped?: string;
  /** It was, since the target is not there any more. */
  readonly outOfReach?: true;
}

/** Judges what was recorded: a function of plan and record alone, so that a resumed run is judged like any other. */
export function judgeRun(plan: Plan, entries: readonly Entry[]): Judged {
  const seen = new Map<string, LoginEntry>();
  for (const entry of entries) {
    if (entry.type === "login" && entry.role === "scenario") seen.set(entry.id, entry);
  }
  const planned = new Map(
    [...plan.scenarios, ...plan.relations.flatMap(({ others }) => others)].map((
      scenario,
    ) => [scenario.id, scenario]),
  );
  const controls = controlsOf(entries, planned);
  const absent = new Map(
    entries.flatMap((entry) =>
      entry.type === "absent" ? [[entry.group, entry.because] as const] : []
    ),
  );
  const lost = entries.filter((entry) => entry.type === "lost");
  const stopped = entries.find((entry) => entry.type === "stopped");
  const gone = stopped?.outOfReach && stopped.because;
  const lockouts = lockoutsIn(planned, entries);
  const shutOut = lockoutOver(lockouts, planned, entries);
  const judge = (scenario: Scenario): Result => {
    const why = lost.findLast((one) => concerns(one, groupOf(scenario)))?.because ?? gone;
    const entry = seen.get(scenario.id);
    const result = underLockout(
      judgeScenario(scenario, entry, controls, why),
      entry && shutOut(entry),
    );
    const because = absent.get(groupOf(scenario));
    return because === undefined ? result : { ...result, verdict: "notOffered", why: because };
  };
  const scenarios = plan.scenarios.map(judge);
  const byId = new Map(scenarios.map((result) => [result.id, result]));
  const relations = plan.relations.flatMap(({ relation, base, others }) => {
    const first = byId.get(base);
    return first ? judgeRelation({ ...relation, base: first, others: others.map(judge) }) : [];
  });
  // A group that was gone on with is probed again: the last finding counts.
  const findings = new Map(
    entries.flatMap((entry) =>
      entry.type === "probe" ? [[`${entry.id} ${entry.group}`, entry] as const] : []
    ),
  );
  // In the order of their names: in which order they came in depends on the threads.
  const probes = [...findings].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .flatMap(([, entry]) => isToldOf(entry) ? [judgeProbe(entry, planned)] : []);
  // One that was gone on with was made again: the last counts.
  const made = new Map(
    entries.flatMap((entry) => entry.type === "sequence" ? [[entry.id, entry] as const] : []),
  );
  const sequences = plan.sequences.flatMap(({ id, kind }) => {
    const entry = made.get(id);
    return entry ? judgeSequence(entry) : notMade(id, sequenceKind(kind));
  });
  const { results, followed } = oneReading([...scenarios, ...serviceAnswers(scenarios)]);
  const shut = [...lockoutTexts(lockouts), ...slowingIn(entries)];
  return {
    results: [
      ...results,
      ...relations,
      ...probes,
      ...sequences,
      ...uniform(results),
      ...sessions(results),
    ],
    followed,
    ...(shut.length > 0 ? { lockouts: shut } : {}),
    ...(lost.length > 0 ? { losses: lossesIn(lost) } : {}),
    ...(stopped ? { stopped: stopped.because } : {}),
    ...(stopped?.outOfReach ? { outOfReach: true } : {}),
  };
}

/** For each login, by its place in the record: whether the nearest logins before and after it that surely should open did. */
function controlsOf(
  entries: readonly Entry[],
  planned: ReadonlyMap<string, Scenario>,
): (entry: LoginEntry) => Controls {
  const shut = neverOpened(entries, planned);
  const near = new Map<string, { at: number; opened: boolean }[]>();
  const otherForm = new Set<string>();
  const place = new Map<LoginEntry, number>();
  entries.forEach((entry, at) => {
    if (entry.type === "lost") {
      // What came before was said by a server that went down, what comes behind it by another one.
      for (const [group, neighbours] of near) {
        if (concerns(entry, group)) neighbours.push({ at, opened: false });
      }
    }
    if (entry.type !== "login") return;
    place.set(entry, at);
    const opened = isOpen(entry.observation);
    if (entry.role === "other form" && opened) otherForm.add(entry.id);
    const scenario = planned.get(entry.id);
    const counts = entry.role === "neighbour" ||
      (entry.role === "scenario" && opened && scenario && surelyOpens(scenario));
    if (counts) near.set(entry.group, [...near.get(entry.group) ?? [], { at, opened }]);
  });
  return (entry) => {
    const neighbours = near.get(entry.group) ?? [];
    const at = place.get(entry)!;
    const scenario = planned.get(entry.id);
    return {
      before: neighbours.findLast((neighbour) => neighbour.at < at)?.opened ?? false,
      after: neighbours.find((neighbour) => neighbour.at > at)?.opened ?? false,
      otherForm: otherForm.has(entry.id),
      neverOpened: scenario ? shut(scenario) : [],
    };
  };
}

function judgeScenario(
  scenario: Scenario,
  entry: LoginEntry | undefined,
  controls: (entry: LoginEntry) => Controls,
  lost?: string,
): Result {
  const { attempt, before } = scenario;
  // What failed before on the same connection must not matter: that is what such a login is about.
  const isolated = before && "access.isolation";
  const [reference] = possible(scenario);
  const level = isolated && reference?.level !== "open" ? CLAUSES[isolated].level : undefined;
  const observed = entry?.observation ??
    { kind: "unclear", because: lost === undefined ? "not run" : `not run: ${lost}` } as const;
  const { verdict, expected, clause: told, why, readings } = judgeLogin(
    possible(scenario),
    observed,
    entry ? controls(entry) : { before: false, after: false, otherForm: false },
    level,
  );
  return {
    id: scenario.id,
    check: "decide",
    clause: isolated ?? told,
    level: level ?? expected.level,
    protocol: attempt.protocol,
    verdict,
    why,
    trace: expected.trace,
    readings,
    login: {
      scenario,
      expected,
      observed,
      client: entry?.client ?? "none",
      ...entry && { ms: entry.ms },
      transcript: entry?.transcript ?? [],
    },
  };
}
