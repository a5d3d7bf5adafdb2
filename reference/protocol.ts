import type { Protocol } from "../fixtures/protocols.ts";
import type { Door } from "./session.ts";
import type { Wire } from "./wire.ts";

/** Why the server itself ends a conversation. */
export type Ending =
  | "too long"
  | "too slow"
  | "too many connections"
  | "shutting down"
  | "our fault";

/** A protocol that the reference serves: one file in `protocols/`, or a folder with a `mod.ts`. */
export interface ServedProtocol {
  /** As deployments name it. */
  readonly id: Protocol;
  /** Whether a plain conversation can go over to TLS (`Wire.upgrade`). */
  readonly upgrades: boolean;
  /** Holds one conversation, from greeting to good-bye. Returns to close the connection; a thrown error closes it too, and harms no other. */
  converse(wire: Wire, door: Door): Promise<void>;
  /**
   * The last words, where the server ends the conversation; nothing where the protocol has none.
   * @param begun whether `converse` was ever called: before it nothing was said that the words could follow
   */
  farewell(ending: Ending, begun: boolean): string | Uint8Array;
}
