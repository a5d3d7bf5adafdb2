import type { ClauseId, Level } from "../../fixtures/clauses/mod.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Decision, Readings } from "../../scenarios/decision.ts";
import { toldBy } from "../../scenarios/told.ts";
import type { Outcome } from "../../scenarios/outcome.ts";
import { isLetIn, isOpen, mayBe, type Observation } from "../observation.ts";
import type { Verdict } from "./verdict.ts";

/** What was seen beside a login, on the same endpoint. */
export interface Controls {
  /** The nearest login that should open did, before and after this one. */
  readonly before: boolean;
  readonly after: boolean;
  /** The account that should have opened did by another form of name. */
  readonly otherForm: boolean;
  /** Accounts that a reading opens, and that did not open by any name over this protocol, though they were asked for by others. */
  readonly neverOpened?: readonly FullName[];
}

export interface Judgement {
  readonly verdict: Verdict;
  /** The answer of the oracle that it was held against: one that fits what was seen, else the reference's. */
  readonly expected: Decision;
  /** The clause that the verdict is counted under: the deciding one, or the OPEN clause whose reading it tells. */
  readonly clause: ClauseId;
  readonly why: string;
  /** The combinations of readings that fit what was seen; of an `open` verdict. */
  readonly readings: readonly Readings[];
}

export function say(outcome: Outcome | Observation): string {
  switch (outcome.kind) {
    case "opened":
      return `${outcome.account} opens`;
    case "unnamed":
      return `an account opens (${outcome.because})`;
    case "refused":
      return {
        login: "the login is refused",
        stream: "a stream error",
        page: "an error page",
      }[outcome.class];
    case "unclear":
      return `unclear: ${outcome.because}`;
    case "notOffered":
      return `not offered: ${outcome.because}`;
  }
}

/** The sentence of what came out otherwise than it should. */
export const partedText = (expected: Outcome, seen: Observation): string =>
  `expected: ${say(expected)}; seen: ${say(seen)}`;

const same = (expected: Outcome, seen: Observation) =>
  expected.kind === "opened"
    ? seen.kind === "opened" && seen.account === expected.account
    : seen.kind === "refused" && seen.class === expected.class;

/** The accounts that one or another reading opens. */
export const accountsIn = (possible: readonly Decision[]): FullName[] => [
  ...new Set(possible.flatMap(({ outcome }) => outcome.kind === "opened" ? [outcome.account] : [])),
];

/** Whether what was seen is one of the outcomes that the oracle allows. */
export const fits = (possible: readonly Decision[], seen: Observation): boolean =>
  possible.some(({ outcome }) => same(outcome, seen));

/**
 * Holds what was seen against the oracle's answers, one for each combination of readings, the reference's first.
 * Identity needs no control: a canary proves it. A refusal does ("What may be checked of a refusal").
 * `level`: the check's own, where it is weaker than what the oracle rests on.
 */
export function judgeLogin(
  possible: readonly Decision[],
  seen: Observation,
  controls: Controls,
  level?: Level,
): Judgement {
  const [reference] = possible;
  if (reference === undefined) {
    throw new RangeError("Cannot judge a login: the oracle has no answer");
  }
  const fitting = possible.filter(({ outcome }) => same(outcome, seen));
  const expected = fitting[0] ?? reference;
  const verdict = (verdict: Verdict, why: string): Judgement => ({
    verdict,
    expected,
    clause: fitting.length > 0 ? toldBy(possible, fitting, expected.clause) : expected.clause,
    why,
    readings: verdict === "open" ? fitting.map(({ readings }) => readings) : [],
  });

  // To take another's identity is wrong whoever's session it is then.
  const foreign = isLetIn(seen) &&
    possible.every(({ clause, outcome }) =>
      clause === "access.authzid" && outcome.kind === "refused"
    );
  if (seen.kind === "unclear" && !foreign) return verdict("unproven", seen.because);
  if (seen.kind === "notOffered") return verdict("notOffered", seen.because);
  const right = ({ outcome }: Decision) =>
    outcome.kind === "opened" && isOpen(seen) && mayBe(seen, outcome.account);
  // One that should be refused, and one that cannot be the right account, is wrong whoever's it is.
  if (seen.kind === "unnamed" && possible.some(right)) {
    return verdict(seen.claimed === undefined ? "notOffered" : "unproven", seen.because);
  }
  if (fitting.length > 0) {
    if (seen.kind === "refused" && !(controls.before && controls.after)) {
      return verdict(
        "unproven",
        "refused as it should be, but no neighbour that should open did, before it and after",
      );
    }
    // Where an account's password is not what we hold it for all its names are refused, and that tells no reading.
    const [shut] = controls.neverOpened ?? [];
    if (seen.kind === "refused" && shut !== undefined) {
      return verdict(
        "unproven",
        `refused, as one reading has it; but ${shut}, which another one opens, opened by no name at all`,
      );
    }
    return fitting.length < possible.length
      ? verdict(
        "open",
        `follows reading ${
          Object.entries(expected.readings).map((pair) => pair.join(" ")).join(", ")
        }`,
      )
      : verdict("conforms", say(expected.outcome));
  }
  const parted = partedText(reference.outcome, seen);
  if (seen.kind === "refused") {
    const proven = reference.outcome.kind === "opened"
      ? controls.otherForm
      : controls.before && controls.after;
    if (!proven) {
      return verdict("unproven", `${parted}; and that this endpoint opens accounts was not seen`);
    }
  }
  return verdict((level ?? reference.level) === "should" ? "differs" : "deviates", parted);
}
