import type { ClauseId, Level } from "../fixtures/clauses/mod.ts";
import type { Outcome } from "./outcome.ts";

/** A reading of an OPEN clause: `a`, `b` or `c`, as the clause register lists them. */
export type Reading = string;
/** The readings that were taken, or are to be, by OPEN clause. */
export type Readings = Readonly<Partial<Record<ClauseId, Reading>>>;

/** The oracle's answer: what should happen, and by which clauses. */
export interface Decision {
  /** The clause that made the difference: of an opened login the last that changed the name, of a refused one the clause that refused. */
  readonly clause: ClauseId;
  /** The weakest level in the trace. */
  readonly level: Level;
  /** What the login comes to. */
  readonly outcome: Outcome;
  /** Every clause that the login passed, in order of the steps. */
  readonly trace: readonly ClauseId[];
  /** The readings of OPEN clauses that this answer rests on: those of the trace. */
  readonly readings: Readings;
}
