import type { Acl } from "./acl.ts";
import type { Rights } from "./rights.ts";

/**
 * An account's mailboxes. Names are Unicode; INBOX in any case is INBOX; `/` separates levels.
 * @internal
 */
export interface Mail {
  list(): readonly MailboxState[];
  /** Nothing where there is no such mailbox. */
  open(name: string): Mailbox | undefined;
  /** Other accounts' mailboxes that may be seen, as `~account/mailbox`: of one account as it is spelled here, or of all. */
  shared(account?: string): readonly string[];
  /** Whether there is a right to create a mailbox of that name; it may be there already, and the name unfit. */
  mayCreate(name: string): boolean;
  /** Creates it and what is missing above it; each begins with the access control list of the one above. False where it exists or the name is unfit. */
  create(name: string): boolean;
  /** Deletes the mailbox alone, not those below it. False where there is none, or for INBOX. */
  remove(name: string): boolean;
  /** Renames with all below; INBOX: its messages move to the new mailbox (RFC 3501, 6.3.5). False where it cannot be. */
  rename(from: string, to: string): boolean;
  /** The subscribed names, existing or not. */
  subscriptions(): readonly string[];
  subscribe(name: string, on: boolean): void;
}

export interface MailboxState {
  readonly name: string;
  readonly uidValidity: number;
  readonly uidNext: number;
}

export interface MessageState {
  readonly uid: number;
  readonly size: number;
  readonly internalDate: Date;
  /** System flags with `\`, keywords without; without `\Recent`. */
  readonly flags: readonly string[];
  /** No session has been told of it yet; `claimRecent` takes it. */
  readonly recent: boolean;
}

export interface Mailbox {
  readonly name: string;
  readonly uidValidity: number;
  readonly uidNext: number;
  /** False once it was deleted. */
  readonly exists: boolean;
  /** What its holder may do, at this moment; the account's own: all. What there is no right to is not done, and what may not be read is not there. */
  readonly rights: Rights;
  readonly acl: Acl;
  /** In order of uid. */
  messages(): readonly MessageState[];
  message(uid: number): MessageState | undefined;
  /** RFC 5322 bytes as they were appended. */
  content(uid: number): Uint8Array | undefined;
  /** @returns the new uid */
  append(message: Uint8Array, flags?: readonly string[], internalDate?: Date): number;
  setFlags(uid: number, flags: readonly string[]): void;
  /** Removes messages for good. */
  expunge(uids: readonly number[]): void;
  /** Copies to another mailbox, of whichever account: pairs of old and new uid. All or none. */
  copy(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[];
  /** Moves to another mailbox, of whichever account (RFC 6851): pairs of old and new uid. All or none, at once. */
  move(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[];
  /** Takes the recent mark from every message that has it. @returns their uids */
  claimRecent(): readonly number[];
  /** Calls `changed` after any change of this mailbox or of its access control list, by any session. @returns how to stop */
  watch(changed: () => void): () => void;
}
