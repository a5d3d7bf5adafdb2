/** INBOX as the steps have made it, the oldest message first. */
export type Inbox = readonly Message[];

export interface Message {
  /** Its subject. */
  readonly id: string;
  /** Without `\Recent`. */
  readonly flags: readonly string[];
}

export const DELETED = "\\Deleted";
export const FLAGGED = "\\Flagged";

export const appended = (inbox: Inbox, id: string): Inbox => [...inbox, { id, flags: [] }];

/** The same flag a second time changes nothing. */
export const flagged = (inbox: Inbox, id: string, flag: string): Inbox =>
  inbox.map((message) =>
    message.id === id && !message.flags.includes(flag)
      ? { ...message, flags: [...message.flags, flag] }
      : message
  );

/** IMAP's EXPUNGE: what anybody has marked is gone. */
export const expunged = (inbox: Inbox): Inbox =>
  inbox.filter(({ flags }) => !flags.includes(DELETED));

/** What POP's QUIT does (access.pop-quit). */
export const without = (inbox: Inbox, ids: ReadonlySet<string>): Inbox =>
  inbox.filter(({ id }) => !ids.has(id));
