import type { CheckId, ClauseId, Level } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Decision, Readings } from "../../scenarios/decision.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Observation } from "../observation.ts";

/**
 * `deviates`: from a MUST, or from every reading of an OPEN clause. `differs`: from a SHOULD. `open`: follows a reading.
 * `unproven`: nothing can be said. `notOffered`: the target has no such protocol or mechanism.
 * `known`: a listed deviation; `stale`: a listed one that is gone.
 */
export const VERDICTS = [
  "conforms",
  "deviates",
  "differs",
  "open",
  "unproven",
  "notOffered",
  "known",
  "stale",
] as const;
/** One of them. */
export type Verdict = typeof VERDICTS[number];

/** What a deviations file says of a result. */
export interface Listed {
  /** `known`: its verdict is so; `another way`: the server fails otherwise than listed; `expired`: the entry is past its date. */
  readonly state: "known" | "another way" | "expired";
  /** Why it is known, as the file says. */
  readonly reason: string;
  /** Where more is said, as the file has it. */
  readonly link?: string;
  /** `FILE:LINE` of the entry. */
  readonly at: string;
  /** The verdict without the entry. */
  readonly was: Verdict;
}

/** What one check came to, counted under one clause and one protocol. */
export interface Result {
  /** Scenario id, or the check's id and the group it looked at. */
  readonly id: string;
  /** What was looked at. */
  readonly check: CheckId;
  /** It is counted under this one. */
  readonly clause: ClauseId;
  /** How binding that is here. */
  readonly level: Level;
  /** By which it was seen. */
  readonly protocol: Protocol;
  /** What came of it. */
  readonly verdict: Verdict;
  /** A sentence: what was expected and what was seen instead, or why nothing is proven. */
  readonly why: string;
  /** The clauses that are covered besides. */
  readonly trace: readonly ClauseId[];
  /** The combinations of readings of OPEN clauses that fit what was seen. */
  readonly readings?: readonly Readings[];
  /** Where a deviations file speaks of it. */
  readonly listed?: Listed;
  /** Of a sequence that came out wrong: the fewest steps that show it, in words. */
  readonly steps?: readonly string[];
  /** Of a login: what was sent, expected and seen. */
  readonly login?: {
    readonly scenario: Scenario;
    readonly expected: Decision;
    readonly observed: Observation;
    readonly client: string;
    /** What it took, in milliseconds; absent: it was not made. */
    readonly ms?: number;
    readonly transcript: readonly string[];
  };
}
