import type { FullName } from "../fixtures/deployment.ts";
import type { RefusalClass } from "../scenarios/outcome.ts";

/**
 * What was seen of a login. A time-out, a crash, a temporary answer or a missing proof is `unclear`, never a verdict. Where the
 * server does not offer the mechanism at all (`notOffered`) no name was told: that is neither a refusal nor trouble.
 */
export type Observation =
  | Opened
  | Unnamed
  | { readonly kind: "refused"; readonly class: RefusalClass; readonly answer: string }
  | { readonly kind: "unclear"; readonly because: string }
  | { readonly kind: "notOffered"; readonly because: string };

/**
 * An account opened, and neither a canary nor the session tells which: it is one of several that have the password that was sent, or
 * any where that one is nobody's.
 */
export interface Unnamed {
  /** Whose it is remains open. */
  readonly kind: "unnamed";
  /** The accounts that it may be. */
  readonly candidates: readonly FullName[];
  /** Why nothing tells which of them it is. */
  readonly because: string;
  /** The session names an account that is none of them. */
  readonly claimed?: FullName;
}

/** Whether a login opened an account, be it known whose or not. */
export const isOpen = (seen: Observation): seen is Opened | Unnamed =>
  seen.kind === "opened" || seen.kind === "unnamed";

/** What begins the reason of an unclear login that the server did let in. */
export const LET_IN = "logged in, ";

/** Whether the server let the login in, though nothing may show to whose account. */
export const isLetIn = (seen: Observation): boolean =>
  isOpen(seen) || seen.kind === "unclear" && seen.because.startsWith(LET_IN);

/** Whether the server said yes, no, or that it has no such thing: it is there. */
export const isAnswer = (seen: Observation): boolean => seen.kind !== "unclear" || isLetIn(seen);

/** Whether it is that account, or may be. */
export const mayBe = (seen: Opened | Unnamed, account: FullName): boolean =>
  seen.kind === "opened" ? seen.account === account : seen.candidates.includes(account);

/** The account that opened, in words; `account` where it may be that one. */
export const openedBy = (seen: Observation, account: FullName | undefined): string | false => {
  if (!isOpen(seen)) return false;
  if (account !== undefined && mayBe(seen, account)) return account;
  return seen.kind === "opened" ? seen.account : "an account";
};

/** Whose account opened: proven by its canary, unless `proof` says otherwise. */
export interface Opened {
  /** It is known whose it is. */
  readonly kind: "opened";
  /** Whose it is. */
  readonly account: FullName;
  /**
   * Where the protocol shows nothing of an account. `password`: it is the only one that has the password that was sent; `claim`: the
   * session says so, and nothing proves it.
   */
  readonly proof?: Proof;
  /** What the session itself called its account: a claim, to be held against the canary. */
  readonly claimed?: string;
  /** Web: what came of logging out. A log-out that goes wrong takes nothing from what opened. */
  readonly logOut?: LogOut;
}

export const PROOFS = ["password", "claim"] as const;
/** @internal */
export type Proof = typeof PROOFS[number];

/**
 * `kept`: the session was dead after it; `broken`: it lived on; `notOffered`: there was no way to, or none to see it by.
 * @internal
 */
export interface LogOut {
  readonly finding: "kept" | "broken" | "unclear" | "notOffered";
  readonly why: string;
}
