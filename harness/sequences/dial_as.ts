import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { usualMechanism } from "../../scenarios/offers.ts";
import { TRAITS } from "../../scenarios/traits.ts";
import type { Dial } from "../clients/client.ts";
import { Transcript } from "../clients/transcript.ts";
import { type Dialling, knownIn } from "../run/dial.ts";
import { indicated } from "../run/indicated.ts";
import { reach } from "./reach.ts";

export interface Wanted {
  readonly protocol: Protocol;
  readonly account: FullName;
  /** Absent: the account's full name, or the simple one where a target domain is sent. */
  readonly login?: string;
  /** Absent: the account's own. */
  readonly password?: string;
  /** Absent: the deployment's first. */
  readonly address?: string;
}

/**
 * A login of an account, in the terms of a client's settings; a text: what the target does not have.
 * @throws {RangeError} where the deployment has no such account
 */
export function dialAs(
  { endpoints, trust, accountOf, marks, terms, timeout }: Dialling,
  deployment: Deployment,
  wanted: Wanted,
): Dial | string {
  const { protocol, account } = wanted;
  const owner = accountsOf(deployment).find(({ fullName }) => fullName === account);
  if (!owner) throw new RangeError(`Cannot log in as ${account}: there is no such account`);
  const address = wanted.address ?? deployment.addresses[0] ?? "";
  const reached = reach(endpoints, { protocol, address });
  if (!reached) return `the target has no ${protocol} on ${address}`;
  const { carries } = TRAITS[protocol];
  // Beside a target domain every server takes the simple name, and few the full one.
  const usual = carries === "target domain" ? owner.account.name : account;
  const serverName = indicated(deployment, { protocol, targetDomain: owner.domain.name });
  return {
    protocol,
    ...reached,
    trust,
    login: wanted.login ?? usual,
    password: wanted.password ?? owner.account.password,
    mechanism: usualMechanism(protocol),
    timeout,
    accountOf,
    // Where all show our canaries that is all that counts here.
    ...marks === undefined ? {} : { accounts: knownIn(deployment, marks) },
    transcript: new Transcript(),
    ...terms === undefined ? {} : { ahead: terms.ahead },
    ...serverName === undefined ? {} : { serverName },
    ...carries === "target domain" ? { targetDomain: owner.domain.name } : {},
    ...carries === "host" ? { host: owner.domain.name } : {},
  };
}
