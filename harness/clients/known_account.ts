import type { FullName } from "../../fixtures/deployment.ts";

/**
 * What shows whose account is open: our own canary; a text that only this account has, where the canary would stand (the first message
 * of INBOX, the file `canary.txt`, the roster, the page); or nothing but its password.
 */
export type Mark =
  | { readonly kind: "canary" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none" };

/** By the account that has it; absent: our canary. */
export type Marks = Readonly<Partial<Record<FullName, Mark>>>;

/** An account with the password that alone opens it. */
export interface KnownAccount {
  readonly fullName: FullName;
  readonly password: string;
  /** Absent: it shows our canary. */
  readonly mark?: Mark;
}
