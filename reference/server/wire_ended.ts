import type { Ending } from "../protocol.ts";

/** Thrown to protocol code by a read that the server itself ends. Let it pass: the accept loop says the farewell. */
export class WireEnded extends Error {
  /** For who cannot ask by class. */
  override readonly name = "WireEnded";
  /** Why it ends. */
  readonly ending: Ending;

  /** Is thrown by the wire alone; wrappers of it may throw one too. */
  constructor(ending: Ending) {
    super(`Cannot read on: ${ending}`);
    this.ending = ending;
  }
}
