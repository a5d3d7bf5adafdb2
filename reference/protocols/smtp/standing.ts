import type { FullName } from "../../../fixtures/deployment.ts";
import { rows, say, type Turn } from "../../line_protocol.ts";
import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import type { Dialect } from "./dialect.ts";
import type { Path } from "./path.ts";

/** Who is at the other end, as far as it was said. */
export interface Client {
  /** EHLO or LHLO, and not HELO. */
  readonly extended: boolean;
  /** What it called itself. */
  readonly name: string;
  /** The account that it logged in to. */
  readonly account?: FullName;
}

/** RFC 5321, sections 3.3 and 4.1.4: hello, and then transactions of sender, recipients and data. */
export type Standing =
  | { readonly phase: "connected" }
  | { readonly phase: "ready"; readonly client: Client }
  /** @param from the reverse path without its brackets; empty: the null one */
  | { readonly phase: "sender"; readonly client: Client; readonly from: string }
  | {
    readonly phase: "recipients";
    readonly client: Client;
    readonly from: string;
    /** Led to somebody when they were accepted; they are asked again once the message is here. */
    readonly to: readonly Path[];
  }
  | { readonly phase: "over" };

/** The phases in which there is a client that said hello. */
export type Greeted = Extract<Standing, { readonly client: Client }>;

/** What stays the same for a whole conversation. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
  readonly dialect: Dialect;
}

export type SmtpTurn = Turn<Standing>;

export const row = rows<Standing, Here>();

export const GREETED = ["ready", "sender", "recipients"] as const;
export const ANY_TIME = ["connected", ...GREETED] as const;
export const OVER = { phase: "over" } as const;

export const BAD_ARGUMENTS = "501 5.5.4 Bad arguments";
export const UNKNOWN = "500 5.5.2 Unknown command";

/** A reply of several lines (RFC 5321, section 4.2.1). */
export function multiline(code: number, lines: readonly string[]): string {
  const last = lines.length - 1;
  return lines.map((line, n) => `${code}${n === last ? " " : "-"}${line}`).join("\r\n");
}

/** A command that takes no argument. Blanks behind it do no harm (RFC 5321, section 4.1.1). */
export function bare<P extends Standing["phase"]>(
  legalIn: readonly P[],
  run: (state: Extract<Standing, { readonly phase: P }>, here: Here) => SmtpTurn,
) {
  return row(
    legalIn,
    (state, argument, here): SmtpTurn =>
      argument?.trim() ? say<Standing>(state, BAD_ARGUMENTS) : run(state, here),
  );
}

/** The transaction, if any, is dropped; the client stays who it is. */
export function reset(state: Standing): Standing {
  return "client" in state ? { phase: "ready", client: state.client } : state;
}

/** An address of a connection as RFC 5321, section 4.1.3, writes it: the server has no name but that. */
export function literal(address: string): string {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return plain.includes(":") ? `[IPv6:${plain}]` : `[${plain}]`;
}
