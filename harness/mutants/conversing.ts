import { Buffer } from "node:buffer";
import type { Protocol } from "../../fixtures/protocols.ts";
import { type Door, PROTOCOLS_SERVED, type Wire } from "../../reference/mod.ts";
import type { Mutation } from "./mutant.ts";

/** One conversation, with what protocol code reaches the world by. */
export interface Conversation {
  readonly protocol: Protocol;
  readonly wire: Wire;
  readonly door: Door;
}

/** Thrown to end a conversation without a word. */
export class HungUp extends Error {
  override readonly name = "HungUp";
}

/** A server whose conversations go through another wire or another door, made anew for each connection. */
export const conversing = (
  change: (
    conversation: Conversation,
    activated: () => void,
  ) => Partial<Pick<Conversation, "wire" | "door">>,
) =>
(activated: () => void = () => {}): Mutation => ({
  protocols: PROTOCOLS_SERVED.map((served) => ({
    ...served,
    async converse(wire, door) {
      const changed = change({ protocol: served.id, wire, door }, activated);
      try {
        await served.converse(changed.wire ?? wire, changed.door ?? door);
      } catch (error) {
        if (!(error instanceof HungUp)) throw error;
      }
    },
  })),
});

/** The same door with another way to decide a login, and perhaps other parts. */
export const doorWith = (
  door: Door,
  login: Door["login"],
  { serves = (hint) => door.serves(hint), pages = door.pages, post = door.post }: Partial<
    Pick<Door, "serves" | "pages" | "post">
  > = {},
): Door => ({
  serves,
  ftpHost: door.ftpHost ?? false,
  login,
  failed: () => door.failed(),
  get exhausted() {
    return door.exhausted;
  },
  pages,
  post,
});

/** The same wire, with each text that is sent gone through `change`; what it leaves alone is sent as it was. */
export const saying = (wire: Wire, change: (text: string) => string): Wire => ({
  ...wire,
  send: (...data) =>
    wire.send(...data.map((one) => {
      // One character a byte: IMAP sends bytes that no other reading gives back.
      const text = typeof one === "string" ? one : Buffer.from(one).toString("latin1");
      const said = change(text);
      if (said === text) return one;
      return typeof one === "string" ? said : Buffer.from(said, "latin1");
    })),
});
