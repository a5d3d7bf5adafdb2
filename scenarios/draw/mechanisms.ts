import type { Protocol } from "../../fixtures/protocols.ts";
import type { Pick } from "../forms/form.ts";
import { inexpressible } from "./expressible.ts";

const often = (times: number, mechanism: string) => Array<string>(times).fill(mechanism);

/**
 * How often each is drawn, the usual one often. Those that cost much (SCRAM: up to a second of CPU; a program's start) stand
 * in none of these: only where they are asked for.
 */
const DRAWN: Readonly<Partial<Record<Protocol, readonly string[]>>> = {
  pop3: [...often(9, "USER"), "APOP", "PLAIN", "PLAIN", "CRAM-MD5"],
  imap: [...often(8, "LOGIN"), "PLAIN", "PLAIN", "SASL LOGIN"],
  ftp: ["USER"],
  xmpp: ["PLAIN"],
  ximss: [...often(6, "LOGIN"), "PLAIN", "PLAIN", "CRAM-MD5"],
  web: [...often(3, "FORM"), "BASIC", "BASIC"],
  mapi: [...often(8, "LOGIN"), "PLAIN", "SASL LOGIN"],
  smtp: [...often(8, "PLAIN"), "SASL LOGIN", "SASL LOGIN", "CRAM-MD5"],
  ldap: [...often(9, "SIMPLE"), "PLAIN", "PLAIN", "CRAM-MD5"],
  pwd: ["USER"],
};

/** How the password is shown; undefined where no mechanism of the protocol can carry what is to be said. */
export function mechanismOf(
  protocol: Protocol,
  login: string,
  password: string,
  pick: Pick,
): string | undefined {
  return pick(
    (DRAWN[protocol] ?? []).filter((mechanism) =>
      inexpressible(protocol, mechanism, { login, password }) === undefined
    ),
  );
}

/** Whether a mechanism costs so little that it is drawn anywhere. */
export function isDrawn(protocol: Protocol, mechanism: string): boolean {
  return DRAWN[protocol]?.includes(mechanism) ?? false;
}
