/** An account's mailboxes. Names are Unicode; INBOX in any case is INBOX; `/` separates levels. */
export interface Mail {
  list(): readonly MailboxState[];
  /** Nothing where there is no such mailbox. */
  open(name: string): Mailbox | undefined;
  /** Creates it and what is missing above it. False where it exists or the name is unfit. */
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
  /** Copies to another mailbox of the same account: pairs of old and new uid. All or none. */
  copy(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[];
  /** Moves to another mailbox of the same account (RFC 6851): pairs of old and new uid. All or none, at once. */
  move(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[];
  /** Takes the recent mark from every message that has it. @returns their uids */
  claimRecent(): readonly number[];
  /** Calls `changed` after any change of this mailbox, by any session. @returns how to stop */
  watch(changed: () => void): () => void;
}
