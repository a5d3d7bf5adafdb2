import type { FullName } from "../../../fixtures/deployment.ts";

/** A mailbox of a run: `top` gets a new name in each run, `sub` is below it; `none`: the account alone. */
export type Path = "top" | "sub" | "INBOX" | "none";

/** A mailbox as a session names it. */
export interface Where {
  /** What stands behind `~`; absent: one's own mailbox. */
  readonly name?: string;
  readonly path: Path;
}

export const FLAGS = ["\\Flagged", "\\Seen", "\\Deleted"] as const;
export type Flag = typeof FLAGS[number];

/** What somebody does with a mailbox. */
export type Deed =
  | { readonly does: "read"; readonly where: Where; readonly over: "imap" | "ximss" }
  | { readonly does: "rights"; readonly where: Where }
  | { readonly does: "list"; readonly where: Where; readonly over: "imap" | "ximss" }
  /** How many messages it has, without opening it. */
  | { readonly does: "count"; readonly where: Where }
  | { readonly does: "append"; readonly where: Where }
  /** The canary out of one's own INBOX. */
  | { readonly does: "copy"; readonly where: Where }
  | { readonly does: "flag"; readonly where: Where; readonly flag: Flag }
  | { readonly does: "expunge"; readonly where: Where }
  | { readonly does: "create"; readonly where: Where }
  | { readonly does: "delete"; readonly where: Where }
  | {
    readonly does: "grant";
    readonly where: Where;
    readonly to: string;
    readonly letters: string;
    /** RFC 4314, section 3.1: instead of what is there, more, less. */
    readonly how: "" | "+" | "-";
  }
  | { readonly does: "revoke"; readonly where: Where; readonly to: string }
  | { readonly does: "grants"; readonly where: Where }
  /** Opens the mailbox in a session of its own, which keeps it open. */
  | { readonly does: "hold"; readonly where: Where }
  /** Reads the first message in the session that was kept, or flags it. */
  | { readonly does: "look"; readonly flag?: Flag };

/** Plain data: a command of one actor. */
export type Step = Deed & {
  readonly by: FullName;
  /** The address that the session arrives on: its own Domain's, or another's (share.default-domain). */
  readonly on: "own" | "foreign";
};

/** What is to be seen of a step, and what was. Texts stand in one order, so that equal is equal. */
export type Seen =
  | { readonly kind: "done" }
  | { readonly kind: "refused" }
  /** Either will do. */
  | { readonly kind: "either" }
  | { readonly kind: "rights"; readonly letters: string }
  /** `bob@b.example lr`: the owner's own is left out. */
  | { readonly kind: "grants"; readonly grants: readonly string[] }
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "listed"; readonly paths: readonly Path[] }
  /** `note 3 \Deleted`, `canary of ann@a.example`. */
  | { readonly kind: "messages"; readonly messages: readonly string[] };
