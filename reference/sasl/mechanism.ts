import type { Proof } from "../session.ts";

/** What a SASL exchange came to: who the client says it is, and how it proves it. */
export interface Claim {
  readonly name: string;
  readonly authzid?: string;
  readonly proof: Proof;
  /** Data that goes with success (SCRAM's server signature), asked for after the proof was accepted. */
  success?(): Uint8Array;
}

/**
 * The server's side of an exchange: yields challenges (bytes, before any base64), gets responses, returns the claim; `undefined`: malformed.
 * A client-first mechanism is given the initial response, or where there was none yields an empty challenge and takes the answer to it.
 */
export type Exchange = AsyncGenerator<Uint8Array, Claim | undefined, Uint8Array>;

export interface Mechanism {
  /** Its registered name. */
  readonly name: string;
  start(initial: Uint8Array | undefined): Exchange;
}
