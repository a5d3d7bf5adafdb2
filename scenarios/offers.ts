import { SECURITIES, type Security } from "../fixtures/endpoint.ts";
import type { Protocol } from "../fixtures/protocols.ts";

/** The mechanisms of each protocol by the names that scenarios have, the usual one first. */
export const MECHANISMS: Readonly<Partial<Record<Protocol, readonly string[]>>> = {
  pop3: [
    "USER",
    "APOP",
    "PLAIN",
    "SASL LOGIN",
    "CRAM-MD5",
    "SCRAM-SHA-1",
    "SCRAM-SHA-256",
    "EXTERNAL",
  ],
  imap: [
    "LOGIN",
    "PLAIN",
    "SASL LOGIN",
    "CRAM-MD5",
    "SCRAM-SHA-1",
    "SCRAM-SHA-256",
    "EXTERNAL",
  ],
  ftp: ["USER"],
  xmpp: ["PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"],
  ximss: ["LOGIN", "PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"],
  web: ["FORM", "BASIC"],
  smtp: ["PLAIN", "SASL LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"],
  // A bind with name and password, not read as a DN.
  ldap: ["SIMPLE", "PLAIN", "CRAM-MD5"],
  pwd: ["USER"],
  mapi: [
    "LOGIN",
    "PLAIN",
    "SASL LOGIN",
    "CRAM-MD5",
    "SCRAM-SHA-1",
    "SCRAM-SHA-256",
    "EXTERNAL",
  ],
};

/** The mechanism that every server of the protocol takes. */
export function usualMechanism(protocol: Protocol): string {
  return MECHANISMS[protocol]?.[0] ?? "PLAIN";
}

/** Protocols in which a SASL authorization identity can be sent. */
export const WITH_AUTHZID: readonly Protocol[] = [
  "pop3",
  "imap",
  "xmpp",
  "ximss",
  "mapi",
  "smtp",
  "ldap",
];

/** Its ports are with TLS or without: HTTP has no upgrade, and the password service no command for one. */
const WITHOUT_UPGRADE: readonly Protocol[] = ["web", "pwd"];

export function securitiesOf(protocol: Protocol): readonly Security[] {
  return SECURITIES.filter((security) => isSecurityOf(protocol, security));
}

function isSecurityOf(protocol: Protocol, security: Security): boolean {
  return security !== "upgrade" || !WITHOUT_UPGRADE.includes(protocol);
}

/** The security that a protocol has for one: TLS from the start where it cannot be upgraded. */
export function nearestSecurity(protocol: Protocol, security: Security): Security {
  return isSecurityOf(protocol, security) ? security : "tls";
}

/** Whether a protocol offers a mechanism then: a client's certificate is shown in a TLS handshake alone. */
export function isOffered(mechanism: string, security: Security): boolean {
  return mechanism !== "EXTERNAL" || security !== "plain";
}
