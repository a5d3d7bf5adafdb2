import type { ClauseId } from "../fixtures/clauses/mod.ts";
import type { Deployment } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import type { Profile } from "./plan/profiles.ts";

/** A kind of steps of several sessions: one file in `sequences/`, or a folder with a `mod.ts`. */
export interface SequenceKind {
  /** The check of the harness that makes the steps has the same name. */
  readonly id: string;
  /** What is asked for, in a sentence. */
  readonly title: string;
  /** The clauses that its steps are counted under. */
  readonly clauses: readonly ClauseId[];
  /** Without one of these there is no such sequence. */
  readonly needs: readonly Protocol[];
  /** These join in where the target has them. */
  readonly joins: readonly Protocol[];
  /** Lists of steps that are drawn, in all deployments together. */
  readonly runs: Readonly<Record<Profile, number>>;
  /** Where the steps are made, each in its own server: each gets its part of the runs. */
  deployments(seed: number, profile: Profile): readonly Deployment[];
}

/** Steps of several sessions in one deployment. Plain data: the steps are drawn from the seed. */
export interface Sequence {
  /** `sharing/0`: stable for a seed and a profile. */
  readonly id: string;
  /** The id of its kind: which steps are drawn, and what is held against them. */
  readonly kind: string;
  /** What the server serves then. */
  readonly deployment: Deployment;
  /** What is drawn is a function of it. */
  readonly seed: number;
  /** So many lists of steps are made. */
  readonly runs: number;
}
