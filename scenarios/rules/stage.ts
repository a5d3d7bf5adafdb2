import type { Account, Domain, FullName } from "../../fixtures/deployment.ts";
import type { Outcome } from "../outcome.ts";
import type { Hint } from "./hint.ts";
import type { Name } from "./record.ts";
import type { Match, Place } from "./router.ts";
import type { Found } from "./world.ts";

/** Where a name comes from: a client's login, or a name of two separators that is read again (name.both). */
export type Origin =
  | { readonly kind: "login"; readonly hint: Hint }
  | { readonly kind: "again"; readonly rewrites: number };

/** What routing remembers of a name's way. */
export interface Way {
  /** Records, aliases and Forwarders so far. */
  readonly rewrites: number;
  /** A record or a Forwarder gave the name that stands now. */
  readonly led: boolean;
  /** A record gave it: whatever matches it next is the table's second reading (route.order). */
  readonly again: boolean;
  /** The last `@` of several split it, and the account part must be read again (name.many-at). */
  readonly several: boolean;
}

/** How far a decision has come. At each of these exactly one rule applies; `over` ends it. */
export type Stage =
  /** The client appends before it sends. */
  | { readonly at: "client" }
  /** The target domain or host comes first: not every one lets a login begin. */
  | { readonly at: "hint"; readonly hint: Hint; readonly identity: boolean }
  /** A login name with something odd about it as a whole. */
  | { readonly at: "typed"; readonly text: string; readonly hint: Hint }
  /** A name with separators: which of them splits? */
  | { readonly at: "parted"; readonly text: string; readonly origin: Origin }
  /** Split, but a part is empty. */
  | {
    readonly at: "halves";
    readonly name: Name;
    readonly origin: Origin;
    readonly several: boolean;
  }
  /** A name without a separator. */
  | { readonly at: "simple"; readonly account: string; readonly hint: Hint }
  /** A qualified name that names another Domain than the connection would give. */
  | { readonly at: "named"; readonly name: Name; readonly several: boolean; readonly hint: Hint }
  /** Qualified, in a protocol that follows the rules of others. */
  | {
    readonly at: "follows";
    readonly name: Name;
    readonly several: boolean;
    /** The protocol's clause is what its verdict is counted under: it was a simple name, of an IPv4 address. */
    readonly simple: boolean;
  }
  /** A record matches. `alias`: an alias gave the name, and no record was tried since. */
  | {
    readonly at: "table";
    readonly name: Name;
    readonly way: Way;
    readonly match: Match;
    readonly alias: boolean;
  }
  /** A record gave another name, and would not have but for its place: before others, before a Domain, after a record. */
  | { readonly at: "ordered"; readonly next: Stage }
  /** No record matches, and the domain part is not yet a Domain's own name. */
  | { readonly at: "domain"; readonly name: Name; readonly way: Way; readonly place: Place }
  /** In a Domain: what is the account part there? */
  | {
    readonly at: "object";
    readonly name: Name;
    readonly way: Way;
    readonly domain: Domain;
    readonly object: Found | undefined;
  }
  /** More rewrites than a way can have. */
  | { readonly at: "endless" }
  /** Routed: an account of this name is sought in this Domain. */
  | {
    readonly at: "sought";
    readonly name: string;
    readonly domain: Domain;
    readonly account: Account | undefined;
  }
  | { readonly at: "found"; readonly account: Account; readonly domain: Domain }
  /** It may open, and an authorization identity was sent. */
  | { readonly at: "proven"; readonly account: FullName; readonly asked: string }
  | { readonly at: "over"; readonly outcome: Outcome };

/** The step that each stage belongs to. */
export const STEPS = {
  client: "qualify",
  hint: "qualify",
  typed: "qualify",
  parted: "qualify",
  halves: "qualify",
  simple: "qualify",
  named: "qualify",
  follows: "qualify",
  table: "route",
  ordered: "route",
  domain: "route",
  object: "route",
  endless: "route",
  sought: "locate",
  found: "verify",
  proven: "verify",
} as const satisfies Record<Exclude<Stage["at"], "over">, string>;

export type At = keyof typeof STEPS;
export type DecisionStep = typeof STEPS[At];
