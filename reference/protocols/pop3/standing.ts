import { rows, type Turn } from "../../line_protocol.ts";
import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import type { Maildrop } from "./maildrop.ts";

/** RFC 1939, section 3: the states of a session. UPDATE is the way out of `transaction` by QUIT, no phase of its own. */
export type Standing =
  | { readonly phase: "authorization"; readonly user?: string }
  | {
    readonly phase: "transaction";
    readonly maildrop: Maildrop;
    /** The numbers of the messages that are marked as deleted. */
    readonly deleted: ReadonlySet<number>;
  }
  | { readonly phase: "over" };

/** What stays the same for a whole conversation. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
  /** The greeting's timestamp, which APOP digests. */
  readonly timestamp: string;
}

export type Pop3Turn = Turn<Standing>;

export const row = rows<Standing, Here>();

export const OVER = { phase: "over" } as const;

/** The one answer to every refused login (access.uniform); its code says that no retry will help (RFC 3206, section 4). */
export const REFUSED = "-ERR [AUTH] login refused";
export const BAD_ARGUMENTS = "-ERR bad arguments";
export const UNKNOWN = "-ERR unknown command";
export const MISPLACED = "-ERR not now";

/** The lines of a multi-line answer, which `.` ends. */
export function multiline(first: string, lines: readonly string[]): string {
  return [first, ...lines, "."].join("\r\n");
}
