import { assert } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { opened, result, scenario } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import type { Observation } from "../observation.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { type Sequence, sequenceOf, type Step } from "./sequence.ts";
import type { Mark } from "./sequence_marks.ts";

export const ACCOUNT = "info@client1.com";
export const CANARY = `S: ${
  canaryOf("worked-example", ACCOUNT).message.trim().split("\r\n").at(-1)
}`;

/** A login with its talk. */
export function talked(
  transcript: readonly string[],
  {
    attempt = {},
    observed = opened(ACCOUNT),
    more = {},
    made = {},
    login = "info%client1.com",
  }: {
    readonly attempt?: Partial<Scenario["attempt"]>;
    readonly observed?: Observation;
    readonly more?: Partial<Result>;
    readonly made?: Partial<Scenario>;
    readonly login?: string;
  } = {},
): Result {
  const base = scenario(login, made);
  const whole = { ...base, attempt: { ...base.attempt, ...attempt } };
  const judged = result(whole, observed, more);
  return { ...judged, login: { ...judged.login!, client: "a client 1.0", transcript } };
}

export function drawn(result: Result, how = { whole: true }): Sequence {
  const sequence = sequenceOf(result, how);
  assert(sequence, "there is a talk");
  return sequence;
}

export const linesOf = (steps: readonly Step[]) =>
  steps.flatMap((step) => "lines" in step ? step.lines : []);
export const marksIn = ({ steps }: Sequence): Partial<Record<Mark, string>> =>
  Object.fromEntries(linesOf(steps).flatMap(({ mark, text }) => mark ? [[mark, text]] : []));
export const kindsIn = ({ steps }: Sequence) => steps.map(({ kind }) => kind);

/** A login by POP3 that opens the account. */
export const POP = [
  "S: +OK POP3",
  "C: USER info%client1.com",
  "S: +OK send PASS",
  "C: PASS ***",
  "S: +OK 1 messages",
  "C: TOP 1 99",
  "S: +OK message follows",
  CANARY,
  "S: .",
  "C: QUIT",
];
