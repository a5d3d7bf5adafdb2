import type { Protocol } from "../../fixtures/protocols.ts";
import type { Pick } from "../forms/form.ts";
import { inexpressible } from "./expressible.ts";

/** The mechanisms of each protocol, the usual one often. SCRAM costs up to a second of CPU each: only where it is asked for. */
const MECHANISMS: Readonly<Partial<Record<Protocol, readonly string[]>>> = {
  pop3: [...Array<string>(9).fill("USER"), "APOP", "PLAIN", "PLAIN", "CRAM-MD5"],
  imap: [...Array<string>(8).fill("LOGIN"), "PLAIN", "PLAIN", "SASL LOGIN"],
  ftp: ["USER"],
  xmpp: ["PLAIN"],
};

/** How the password is shown; undefined where no mechanism of the protocol can carry what is to be said. */
export function mechanismOf(
  protocol: Protocol,
  login: string,
  password: string,
  pick: Pick,
): string | undefined {
  return pick(
    (MECHANISMS[protocol] ?? []).filter((mechanism) =>
      inexpressible(protocol, mechanism, { login, password }) === undefined
    ),
  );
}
