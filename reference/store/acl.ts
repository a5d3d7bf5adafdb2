import type { Rights } from "./rights.ts";

/** Whom a mailbox was opened to. */
export interface Entry {
  /** `account@domain`, `account`, `#group`, `anyone`, `anyone@`, `anyone@domain`, as it was typed. */
  readonly identifier: string;
  readonly rights: Rights;
}

/** `unfit`: nobody can be meant by such an identifier. */
export type Changed = "done" | "unfit" | "too many";

/** A mailbox's access control list (RFC 4314). */
export interface Acl {
  entries(): readonly Entry[];
  /** The rights that an identifier has whatever is set: the owner's are all (share.owner). */
  always(identifier: string): Rights;
  /**
   * Gives the entry of an identifier other rights; one without rights is gone.
   * @param former the spelling under which it stands, where that is another one: the new one takes its place
   */
  change(identifier: string, to: (held: Rights) => Rights, former?: string): Changed;
}

/** So many entries a mailbox can have: each is looked at for each command. */
export const MOST_ENTRIES = 100;
