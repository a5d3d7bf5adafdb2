import type { Verdict } from "../judge/verdict.ts";

/** What became of a check from one run to a later one, with what is said of it; in the order in which it is told. */
export const KINDS = {
  new: "newly failing",
  changed: "fails in another way",
  unproven: "no more proven",
  moved: "another verdict, and no failure now",
  fixed: "fixed",
  missing: "not run in B",
  appeared: "not run in A",
  same: "same",
} as const satisfies Readonly<Record<string, string>>;
export type Kind = keyof typeof KINDS;

/** What is compared of a check, or of all checks of a clause over a protocol. */
export interface State {
  readonly verdict: Verdict;
  /** How it fails or differs, in words that are equal from run to run where the server does the same. */
  readonly signs: ReadonlySet<string>;
}

/** What makes a run red, before anybody says `--strict`. */
const RED: ReadonlySet<Verdict> = new Set(["deviates", "stale", "unproven"]);
const RIGHT: ReadonlySet<Verdict> = new Set(["conforms", "open"]);

/** Whether a verdict is red. `strict`: what differs from a SHOULD is. */
export const isRed = (verdict: Verdict, strict: boolean): boolean =>
  RED.has(verdict) || strict && verdict === "differs";

const ran = (state: State | undefined): state is State =>
  state !== undefined && state.verdict !== "notOffered";

/**
 * Holds a check of run B against the same of run A; one that was not offered was not run. Nothing: neither ran, and only one of the
 * runs speaks of it.
 */
export function kindOf(
  before: State | undefined,
  after: State | undefined,
  strict: boolean,
): Kind | undefined {
  if (!ran(after)) {
    if (ran(before)) return "missing";
    return before && after ? "same" : undefined;
  }
  const { verdict } = after;
  if (verdict === "unproven") return before?.verdict === "unproven" ? "same" : "unproven";
  const stood = ran(before) ? before : undefined;
  if (isRed(verdict, strict)) {
    // That nothing was proven of it before excuses no failure.
    const failed = stood && stood.verdict !== "unproven" && isRed(stood.verdict, strict);
    return failed ? same(stood, after) ? "same" : "changed" : "new";
  }
  if (!stood) return "appeared";
  if (RIGHT.has(verdict) && !RIGHT.has(stood.verdict)) return "fixed";
  return same(stood, after) ? "same" : "moved";
}

/** Fewer ways to fail are no other way. */
const same = (before: State, after: State): boolean =>
  before.verdict === after.verdict && after.signs.isSubsetOf(before.signs);
