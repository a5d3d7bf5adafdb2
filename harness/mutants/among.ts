import { PROTOCOLS_SERVED, type Session } from "../../reference/mod.ts";
import { type Conversation, HungUp } from "./conversing.ts";
import type { Mutation } from "./mutant.ts";

/** What stands in a conversation's way, and what is done when it is over. */
type Changed = Partial<Pick<Conversation, "wire" | "door">> & { over?(): void };

/** A server whose conversations know of each other. @param begin called once for each server */
export const among =
  (begin: (activated: () => void) => (conversation: Conversation) => Changed) =>
  (activated: () => void): Mutation => {
    const change = begin(activated);
    return {
      protocols: PROTOCOLS_SERVED.map((served) => ({
        ...served,
        async converse(wire, door) {
          const changed = change({ protocol: served.id, wire, door });
          try {
            await served.converse(changed.wire ?? wire, changed.door ?? door);
          } catch (error) {
            if (!(error instanceof HungUp)) throw error;
          } finally {
            changed.over?.();
          }
        },
      })),
    };
  };

/** A session that shows at each moment what another one has. `activated` is called where that is another account's. */
export function showing(own: Session, other: () => Session, activated: () => void): Session {
  const now = () => {
    const shown = other();
    if (shown.account !== own.account) activated();
    return shown;
  };
  return {
    ...own,
    get account() {
      return now().account;
    },
    get mail() {
      return now().mail;
    },
    get files() {
      return now().files;
    },
    get roster() {
      return now().roster;
    },
  };
}
