import type { FullName } from "../fixtures/deployment.ts";
import type { Files } from "./store/files.ts";
import type { Mail } from "./store/mail.ts";
import type { Roster } from "./store/roster.ts";
import type { Signals } from "./store/signals.ts";

/** How a client proves that it knows the password. */
export interface Proof {
  /** The mechanism's standard name: `USER`, `LOGIN` (IMAP's command), `FORM` and `BASIC` (web), `APOP`, `PLAIN`, `SASL LOGIN`, `CRAM-MD5`, `SCRAM-SHA-1`, `SCRAM-SHA-256`, `EXTERNAL`. */
  readonly mechanism: string;
  /** Whether what the client sent fits this password. */
  accepts(password: string): boolean | Promise<boolean>;
  /** The password itself, where the mechanism carries it. Never logged. */
  readonly password?: string;
}

/** A login, as the protocol carried it; nothing in it is read, split or changed by protocol code. */
export interface LoginRequest {
  /** As sent. */
  readonly name: string;
  /** SASL authorization identity; absent or empty where none was sent. */
  readonly authzid?: string;
  /** What the mechanism carried. */
  readonly proof: Proof;
  /** The Domain hint: XMPP stream `to`, HTTP `Host`, FTP HOST. */
  readonly hint?: string;
}

/** Why a login was refused. For tests and logs of the policy; protocol code answers all alike (access.uniform). */
export type Because =
  | "name"
  | "domain"
  | "account"
  | "object"
  | "remote"
  | "loop"
  | "service"
  | "password"
  | "authzid"
  | "hint";

/** What a login came to. */
export type Admission =
  | { readonly kind: "opened"; readonly session: Session }
  | { readonly kind: "refused"; readonly because: Because };

/** Why mail to an address goes to nobody here. `remote`: it leads to a Domain that is not served. */
export type Undeliverable = "unknown" | "remote" | "loop" | "disabled";

/** Where mail to an address goes: no account twice, and at least one. */
export type Recipients =
  | { readonly kind: "here"; readonly accounts: readonly FullName[] }
  | { readonly kind: "refused"; readonly because: Undeliverable };

/**
 * The way of mail to accounts. It needs no login, and a service that is off for logins does not stop it.
 * @internal
 */
export interface Post {
  /** @param address `local@domain`, without quotes; `postmaster` alone is the Main Domain's (RFC 5321, section 4.5.1) */
  recipients(address: string): Recipients;
  /** Puts a message (RFC 5322 bytes) into the INBOX of all these accounts. @returns false where it could not: then none has it */
  deliver(accounts: readonly FullName[], message: Uint8Array): boolean;
}

/** The only way from a connection to an account. One a connection: it knows protocol, local address, TLS server name. */
export interface Door {
  /** Whether a domain hint is served (client.xmpp, client.web): asked before any login name is known. */
  serves(hint: string): boolean;
  /** FTP's HOST (RFC 7151) is a hint here; absent or false: the command is refused. */
  readonly ftpHost?: boolean;
  /** Decides a login. Each call starts afresh (access.isolation). Counts what is refused. */
  login(request: LoginRequest): Promise<Admission>;
  /** An attempt ended before there was a login to decide (malformed, cancelled): counts like one that was refused. */
  failed(): void;
  /** True once so many attempts came to nothing that the conversation should end. */
  readonly exhausted: boolean;
  /** What the web needs besides. */
  readonly pages: Pages;
  /** What SMTP and LMTP need besides. */
  readonly post: Post;
}

/**
 * What the web asks for beside logins.
 * @internal
 */
export interface Pages {
  /** The Domain that a host's login page is for (no host: by the address); nothing where it is not served. To be shown: what a login opens, `login` decides. */
  domain(hint: string | undefined): string | undefined;
  /** The file store that a personal site is in: its name is read, routed and located like a login name, and nothing is verified. */
  site(name: string, hint: string | undefined): Files | undefined;
  /** Keeps an opened session beyond its connection. @param bound the place where alone the ticket is good @returns the new ticket */
  keep(session: KeptSession, bound: string): string;
  /** The session of a ticket, on whichever connection of this server; nothing where it is over, or bound elsewhere. */
  resume(ticket: string, bound: string): KeptSession | undefined;
  forget(ticket: string): void;
}

/** A session without its connection: it is not on line. */
export type KeptSession = Omit<Session, "signals">;

/** An opened account. Its parts are the account's own store; changes by other sessions show in them. */
export interface Session {
  /** Whose it is. */
  readonly account: FullName;
  /** Its mailboxes. */
  readonly mail: Mail;
  /** Its file store. */
  readonly files: Files;
  /** Its contacts. */
  readonly roster: Roster;
  /** Messages to and from other sessions. */
  readonly signals: Signals;
  /** Gives the account another password, for every login from now on. False where there is no such account any more. */
  changePassword(password: string): boolean;
}
