import type { Protocol } from "../../../fixtures/protocols.ts";

/** What one client does. `name`: the first half of a login, where it has two commands: the next `login` or `fail` is the other; `fail`: a login with a password that is not the account's; `secure`: STARTTLS; `look`: reads the canary. */
export type Deed = "connect" | "name" | "fail" | "secure" | "login" | "look" | "leave" | "drop";

export const DEEDS: readonly Deed[] = [
  ...["login", "login", "login", "look", "look", "fail", "fail"] as const,
  ...["name", "name", "name", "connect", "leave", "drop"] as const,
  "secure",
];

/** Login names: those that every client can send, and no OPEN clause is about. */
export const NAMES: readonly string[] = [
  "info",
  "john",
  "help",
  "info@client1.com",
  "info%client2.com",
  "john@client1.com",
  "john%company.com",
  "help@mail.client2.com",
];

/** In these a session takes another login, which begins afresh (RFC 959, 4.1.1; RFC 4511, 4.2.1; a web form). */
export const LOGS_IN_AGAIN: readonly Protocol[] = ["ftp", "ldap", "web"];

export interface Step {
  readonly does: Deed;
  /** One of the names. */
  readonly name: string;
}

/** A client: where it connects to, and what it tells of the Domain. */
export interface Client {
  readonly protocol: Protocol;
  readonly address: string;
  /** What it says beside names, where its protocol carries that. */
  readonly domain: string;
}
