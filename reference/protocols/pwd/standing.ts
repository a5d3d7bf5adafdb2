import { rows } from "../../line_protocol.ts";
import type { Door, Session } from "../../session.ts";
import type { Wire } from "../../wire.ts";

/** Before a login, with the name that USER gave; in a session; over. */
export type Standing =
  | { readonly phase: "authorization"; readonly user?: string }
  | { readonly phase: "session"; readonly session: Session }
  | { readonly phase: "over" };

/** What stays the same for a whole conversation. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
}

export const row = rows<Standing, Here>();

export const START: Standing = { phase: "authorization" };
export const OVER: Standing = { phase: "over" };

/** The one answer to every refused login (access.uniform). */
export const REFUSED = "500 Login refused";
export const BAD_ARGUMENTS = "500 Bad arguments";
export const UNKNOWN = "500 Unknown command";
export const MISPLACED = "500 Not now";
