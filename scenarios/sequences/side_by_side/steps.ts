import type { Protocol } from "../../../fixtures/protocols.ts";

/**
 * What a client does. `look`: asks what there is, and has to hear of it; `idle` and `hear`: waits for it in IDLE. `mark`: as deleted, which in
 * IMAP everybody sees, and in POP nobody before `leave`. `drop`: the connection is lost.
 */
export type Deed =
  | "open"
  | "look"
  | "append"
  | "flag"
  | "mark"
  | "expunge"
  | "idle"
  | "hear"
  | "leave"
  | "drop";

/** One step of one client. */
export interface Step {
  readonly does: Deed;
  /** Chooses a message. */
  readonly pick: number;
}

/** A client, with its steps in their order. Its first is to open the account. */
export interface Program {
  readonly protocol: Protocol;
  readonly steps: readonly Step[];
}

/** What each module can do, more often what stands there more often. */
export const DEEDS: Readonly<Partial<Record<Protocol, readonly Deed[]>>> = {
  imap: ["append", "append", "flag", "mark", "expunge", "idle", "idle", "look", "leave"],
  pop3: ["mark", "mark", "look", "leave", "drop", "open"],
  ximss: ["look", "look", "look", "look", "look", "leave", "drop", "open"],
  web: ["look", "look", "look", "look", "leave", "open"],
  ftp: ["look", "leave", "drop", "open"],
  xmpp: ["look", "leave", "drop", "open"],
};
