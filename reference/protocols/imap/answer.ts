import type { Wire } from "../../wire.ts";
import type { State } from "./state.ts";

/** The tagged end of a command (RFC 3501, 7.1), and the state after it where that is another one. */
export interface Answer {
  readonly status: "OK" | "NO" | "BAD";
  /** ASCII, with a response code in front where there is one. */
  readonly text: string;
  readonly next?: State;
  /** FETCH, STORE and SEARCH: no message may be announced as gone now, for the client still uses numbers (RFC 3501, 7.4.1). */
  readonly keepsNumbers?: true;
  /** STARTTLS: this line is the last in plain text, and goes out by it. */
  readonly upgrade?: NonNullable<Wire["upgrade"]>;
}

export function ok(text: string, next?: State): Answer {
  return next ? { status: "OK", text, next } : { status: "OK", text };
}

export function no(text: string, next?: State): Answer {
  return next ? { status: "NO", text, next } : { status: "NO", text };
}

export function bad(text: string): Answer {
  return { status: "BAD", text };
}
