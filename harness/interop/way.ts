import type { Security } from "../../fixtures/endpoint.ts";
import type { Spoken } from "./program.ts";

/** One way of logging in. */
export interface Way {
  readonly protocol: Spoken;
  /** Absent: plain. */
  readonly security?: Security;
  /** By the name that scenarios have for it; absent: the one that the program takes by itself. */
  readonly mechanism?: string;
}

/** How a test calls a program that goes this way: `curl (pop3, upgrade, CRAM-MD5)`. */
export const idOf = (program: string, { protocol, security, mechanism }: Way): string =>
  `${program} (${[protocol, security, mechanism].filter(Boolean).join(", ")})`;
