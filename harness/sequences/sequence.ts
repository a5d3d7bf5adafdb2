import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Sequence } from "../../scenarios/sequence.ts";
import type { Dialling } from "../run/dial.ts";

/** Where the steps of a sequence are made. */
export interface SequenceSite {
  readonly sequence: Sequence;
  readonly dialling: Dialling;
  /** Another deployment from the next login on (access.reconfigured). Absent: the target cannot while it runs. */
  reconfigure?(deployment: Deployment): Promise<void>;
}

/**
 * What was seen of a clause. `kept`: every step came out as the model says. `broken`: one did not. `unclear`: a step timed out or
 * broke off, which proves nothing. `notOffered`: the target has not what the steps go by.
 */
export interface SequenceFinding {
  readonly clause: ClauseId;
  readonly protocol: Protocol;
  readonly finding: "kept" | "broken" | "unclear" | "notOffered";
  /** A sentence: what was expected and seen, or what proves nothing. No password in it. */
  readonly why: string;
  /** Of one that is not kept: the fewest steps that show it, in words, in their order. */
  readonly steps?: readonly string[];
}

/** Makes the steps of one kind of sequence. */
export interface SequenceCheck {
  /** The id of the kind of sequence. */
  readonly kind: string;
  /**
   * Draws lists of steps from the seed, makes them, and shrinks the first that comes out wrong. One finding for each clause and
   * protocol that a step was about. Leaves no session open, throws only for what is our own fault.
   */
  run(site: SequenceSite): Promise<readonly SequenceFinding[]>;
}
