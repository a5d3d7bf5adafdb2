import type { ClauseId } from "../fixtures/clauses/mod.ts";
import type { Protocol } from "../fixtures/protocols.ts";

/** What the rules know of a protocol: they ask for these, never for its name. */
export interface Traits {
  /** What the client sends beside the login name that tells the Domain. */
  readonly carries: "nothing" | "target domain" | "host";
  /** The service that a Domain and an Account must have on. */
  readonly service: Protocol;
  /** No session shows anything of an account: only a password that no other has tells which one opened. */
  readonly shows?: "nothing";
  /** The client appends its Server Name setting to a simple name: the server never sees one (client.mapi). */
  readonly qualifies?: true;
  /** The clause that says that this protocol follows the POP and IMAP rules, where it needs one. */
  readonly follows?: ClauseId;
}

export const TRAITS: Readonly<Record<Protocol, Traits>> = {
  pop3: { carries: "nothing", service: "pop3" },
  imap: { carries: "nothing", service: "imap" },
  ftp: { carries: "nothing", service: "ftp" },
  xmpp: { carries: "target domain", service: "xmpp" },
  ximss: { carries: "nothing", service: "ximss", follows: "client.ximss" },
  web: { carries: "host", service: "web" },
  // To the server it is an IMAP session (client.mapi).
  mapi: { carries: "nothing", service: "imap", qualifies: true },
  smtp: { carries: "nothing", shows: "nothing", service: "smtp", follows: "client.smtp-auth" },
  // No clause names LMTP; its AUTH is SMTP's (RFC 2033, 4.1, with RFC 4954).
  lmtp: { carries: "nothing", service: "lmtp", follows: "client.smtp-auth" },
  ldap: { carries: "nothing", service: "ldap", follows: "client.ldap" },
  pwd: { carries: "nothing", shows: "nothing", service: "pwd", follows: "client.pwd" },
};
