/** SMTP, or LMTP, which differs in few things (RFC 2033, section 4). */
export interface Dialect {
  readonly id: "smtp" | "lmtp";
  /** Whether somebody can log in. */
  readonly logsIn: boolean;
  /** Whether each recipient gets an answer of its own to a message. */
  readonly answersEach: boolean;
  /** What the Received field calls it (RFC 3848), without the letters for TLS and login. */
  readonly extended: string;
}

export const SMTP: Dialect = { id: "smtp", logsIn: true, answersEach: false, extended: "ESMTP" };
export const LMTP: Dialect = { id: "lmtp", logsIn: false, answersEach: true, extended: "LMTP" };
