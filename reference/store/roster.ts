export type Subscription = "none" | "to" | "from" | "both";

export interface Contact {
  readonly jid: string;
  readonly name?: string;
  readonly subscription: Subscription;
  /** An outgoing subscription request is pending. */
  readonly ask: boolean;
  readonly groups: readonly string[];
}

/**
 * An account's roster (RFC 6121).
 * @internal
 */
export interface Roster {
  items(): readonly Contact[];
  get(jid: string): Contact | undefined;
  set(contact: Contact): void;
  remove(jid: string): boolean;
  watch(
    changed: (contact: Contact | { readonly jid: string; readonly removed: true }) => void,
  ): () => void;
}
