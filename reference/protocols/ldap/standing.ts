import type { Exchange } from "../../sasl/mechanism.ts";
import type { Door, Session } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import type { Message } from "./message.ts";

/** RFC 4513, section 4: whose connection it is. */
export type Standing =
  | { readonly phase: "anonymous" }
  /** In the middle of a SASL exchange: nobody's, until it is over. */
  | { readonly phase: "binding"; readonly mechanism: string; readonly exchange: Exchange }
  | { readonly phase: "bound"; readonly session: Session }
  | { readonly phase: "over" };

/** What stays the same for a whole conversation. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
}

/** What a request does: answers, and says where that leaves the connection; nothing where the request cannot be read. */
export type Run = (
  state: Standing,
  request: Message,
  here: Here,
) => Promise<Standing | undefined>;

export const ANONYMOUS: Standing = { phase: "anonymous" };
export const OVER: Standing = { phase: "over" };

/** Nobody's again: of what was bound nothing is left, and the limit on the time before a login counts. */
export function left(state: Standing, { wire }: Here): Standing {
  if (state.phase === "bound") wire.loggedOut();
  return ANONYMOUS;
}
