import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Observation } from "../observation.ts";

/** What a client is told to do, in the terms of its settings. */
export interface Dial {
  readonly endpoint: Endpoint;
  /** The name as the user types it. */
  readonly login: string;
  readonly password: string;
  /** How the password is shown: `USER`, `APOP`, `PLAIN`, `LOGIN`, `SASL LOGIN`, `CRAM-MD5`, `SCRAM-SHA-1`, `SCRAM-SHA-256`. */
  readonly mechanism: string;
  /** XMPP: the stream's `to`. */
  readonly targetDomain?: string;
  /** Logins that fail first, on the same connection. */
  readonly before?: readonly { readonly login: string; readonly password: string }[];
  /** The whole login's time, in milliseconds; over it the observation is unclear. */
  readonly timeout: number;
  /** Whose canary a token is; undefined: no account's. */
  accountOf(token: string): FullName | undefined;
  /** Gets the talk, line by line; passwords are blanked by the one who gives it. */
  transcript?(side: "C" | "S", line: string): void;
}

/** A real client: logs in, reads the canary back, leaves. Never throws: what goes wrong is `unclear`. Leaves no socket behind. */
export interface Client {
  /** Library and version, as reports name it: `imapflow 2.10.2`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** The mechanisms that it speaks, the first the usual one. */
  readonly mechanisms: readonly string[];
  login(dial: Dial): Promise<Observation>;
}
