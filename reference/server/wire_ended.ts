import type { Ending } from "../protocol.ts";

/** Thrown to protocol code by a read that the server itself ends. Let it pass: the accept loop says the farewell. */
export class WireEnded extends Error {
  override readonly name = "WireEnded";
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(`Cannot read on: ${ending}`);
    this.ending = ending;
  }
}
