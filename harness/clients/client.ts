import type { Certificate } from "../../fixtures/certificate.ts";
import type { Endpoint, Security } from "../../fixtures/endpoint.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Carriage } from "../../scenarios/scenario.ts";
import type { KnownAccount } from "./known_account.ts";
import type { Trust } from "./trust.ts";
import type { Transcript } from "./transcript.ts";
import type { Observation } from "../observation.ts";

/** What a client is told to do, in the terms of its settings. */
export interface Dial {
  /** The protocol of the login: MAPI's endpoint is one of IMAP. */
  readonly protocol: Protocol;
  readonly endpoint: Endpoint;
  /** What the client does: it stays plain, upgrades, or speaks TLS at once. */
  readonly security: Security;
  /** How the server's certificate is checked. Its name: that of `trust`, else `serverName`, else the endpoint's address. */
  readonly trust: Trust;
  /** TLS: the server name to indicate; absent: none. */
  readonly serverName?: string;
  /** EXTERNAL: the client's own certificate. */
  readonly certificate?: Certificate;
  /** The name as the user types it. */
  readonly login: string;
  readonly password: string;
  /** How the password is shown, by the names that `Scenario.mechanism` has. */
  readonly mechanism: string;
  /** XMPP: the stream's `to`. */
  readonly targetDomain?: string;
  /** Web: the URL's host (`Host` header); absent: a request without one. FTP: what HOST names. */
  readonly host?: string;
  /** MAPI: the connector's Server Name setting. */
  readonly setting?: string;
  /** How the name is carried, where that is asked for. */
  readonly carriage?: Carriage;
  /** The client's own address, where that is asked for. */
  readonly peer?: string;
  /** SASL's authorization identity. */
  readonly authzid?: string;
  /** Logins that fail first, on the same connection. */
  readonly before?: readonly { readonly login: string; readonly password: string }[];
  /** The whole login's time, in milliseconds; over it the observation is unclear. */
  readonly timeout: number;
  /** Whose canary a token is; undefined: no account's. */
  accountOf(token: string): FullName | undefined;
  /** All accounts here: they identify one where a protocol shows nothing of it. Absent: then nothing does. */
  accounts?(): readonly KnownAccount[];
  /** For who connects by themselves: resolves when the connection may be made. Absent: at once. */
  ahead?(): Promise<void>;
  /** Gets the talk. */
  readonly transcript: Transcript;
}

/** A real client: logs in, reads the canary back, leaves. Never throws: what goes wrong is `unclear`. Leaves no socket behind. */
export interface Client {
  /** Library and version, as reports name it: `imapflow 2.10.2`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** What it changes in the account, which cannot be had otherwise: `marks the message as read`. Absent: nothing. */
  readonly writes?: string;
  /** Whether it can send this login exactly as typed; where it cannot, our own client for the protocol does. */
  says(dial: Dial): boolean;
  login(dial: Dial): Promise<Observation>;
}
