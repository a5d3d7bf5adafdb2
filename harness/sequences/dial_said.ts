import type { Deployment } from "../../fixtures/deployment.ts";
import { usualMechanism } from "../../scenarios/offers.ts";
import type { Said } from "../../scenarios/sequences/said.ts";
import type { Dial } from "../clients/client.ts";
import { Transcript } from "../clients/transcript.ts";
import { type Dialling, knownIn } from "../run/dial.ts";
import { indicated } from "../run/indicated.ts";
import { reach } from "./reach.ts";

/**
 * A login in the terms of a client's settings, whatever it is to come to; nothing: the target has no such endpoint.
 * @param deployment whose accounts a protocol that shows none is asked about
 */
export function dialSaid(
  { endpoints, trust, accountOf, marks, terms, timeout }: Dialling,
  deployment: Deployment,
  { attempt, password }: Said,
): Dial | undefined {
  const { protocol, address, login, targetDomain, host } = attempt;
  const reached = reach(endpoints, { protocol, address });
  const serverName = indicated(deployment, attempt);
  return reached && {
    protocol,
    ...reached,
    trust,
    login,
    password,
    mechanism: usualMechanism(protocol),
    timeout,
    accountOf,
    accounts: knownIn(deployment, marks),
    transcript: new Transcript(),
    ...terms === undefined ? {} : { ahead: terms.ahead },
    ...serverName === undefined ? {} : { serverName },
    ...targetDomain === undefined ? {} : { targetDomain },
    ...host === undefined ? {} : { host },
  };
}
