import type { Domain } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Cell, HintName, Scenario } from "../scenario.ts";

/** What a hint adds to a login that names a Domain by it. */
interface Hinted {
  readonly attempt: Partial<Scenario["attempt"]>;
  readonly cell?: Partial<Cell>;
  /** A handshake carries it, or a mechanism does. */
  readonly needs?: "tls" | "PLAIN";
}

const NAME = "info";

/** How each hint names a Domain. */
export const HINTS: Readonly<Record<HintName, (domain: Domain) => Hinted>> = {
  name: ({ name }) => ({ attempt: { login: `${NAME}@${name}` }, cell: { form: "at" } }),
  address: ({ addresses: [address = ""] }) => ({ attempt: { address } }),
  "server name": ({ name }) => ({ attempt: { serverName: name }, needs: "tls" }),
  target: ({ name }) => ({ attempt: { targetDomain: name }, cell: { target: "other" } }),
  host: ({ name }) => ({ attempt: { host: name }, cell: { host: "other" } }),
  setting: ({ name }) => ({ attempt: { setting: name }, cell: { setting: "other" } }),
  "ftp host": ({ name }) => ({ attempt: { host: name } }),
  authzid: ({ name }) => ({ attempt: { authzid: `${NAME}@${name}` }, needs: "PLAIN" }),
};

/** The hints that a protocol has, in the order in which a client gives them. */
export const OF: Readonly<Partial<Record<Protocol, readonly HintName[]>>> = {
  pop3: ["address", "server name", "name", "authzid"],
  imap: ["address", "server name", "name", "authzid"],
  ftp: ["address", "server name", "ftp host", "name"],
  xmpp: ["address", "server name", "target", "name", "authzid"],
  ximss: ["address", "server name", "name", "authzid"],
  smtp: ["address", "server name", "name", "authzid"],
  ldap: ["address", "server name", "name", "authzid"],
  pwd: ["address", "server name", "name"],
  web: ["address", "server name", "host", "name"],
  mapi: ["address", "server name", "setting", "name", "authzid"],
};

/** No clause says what these are worth (RFC 7151): what comes of them is observed, and never judged. */
export const UNJUDGED: readonly HintName[] = ["ftp host"];
