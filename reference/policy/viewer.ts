import type { FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Entry } from "../store/acl.ts";
import type { Directory } from "./directory.ts";

/**
 * A session that looks at what may be another account's. The account is the one that it opened, whatever became of its names since (access.reconfigured).
 * @internal
 */
export interface Viewer {
  readonly account: FullName;
  /** The world in which it was opened: names in a Domain that there is no more are those of then. Absent: they are nobody's. */
  readonly opened?: Directory;
  readonly protocol: Protocol;
  /** share.default-domain: it decides nothing. */
  readonly localAddress: string;
}

/**
 * A mailbox, as far as it matters who may use it.
 * @internal
 */
export interface Guarded {
  readonly owner: FullName;
  readonly mailbox: string;
  /** Its access control list at this moment. */
  entries(): readonly Entry[];
}

/**
 * Whom an entry of a mailbox's access control list means (share.identifiers).
 * @internal
 */
export type Identifier =
  | { readonly kind: "anyone"; readonly domain?: string }
  | { readonly kind: "group" | "address"; readonly account: string; readonly domain: string };
