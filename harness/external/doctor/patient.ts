import { accountsOf, type Deployment, type FullName } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import type { Dial } from "../../clients/client.ts";
import type { Marks } from "../../clients/known_account.ts";
import { blank } from "../../clients/secrets.ts";
import { Transcript } from "../../clients/transcript.ts";
import type { Trust } from "../../clients/trust.ts";
import { canariesOf, knownIn } from "../../run/dial.ts";
import { indicated } from "../../run/indicated.ts";
import type { ExternalEndpoint, Limits } from "../target_file.ts";

/** A server that is looked at: what its file says of it. */
export interface Patient {
  readonly deployment: Deployment;
  readonly endpoints: readonly ExternalEndpoint[];
  readonly marks: Marks;
  readonly trust: Trust;
  readonly limits: Limits;
  /** Milliseconds for each thing that is looked at. */
  readonly timeout: number;
}

/** An endpoint as findings name it. */
export const placeOf = ({ protocol, host, port, security }: ExternalEndpoint): string =>
  `${protocol} ${host.includes(":") ? `[${host}]` : host}:${port} ${security}`;

/** What a client says of the Domain beside the name. */
export const besideName = (protocol: Protocol, domain: string): Partial<Dial> =>
  ({
    "nothing": {},
    "target domain": { targetDomain: domain },
    "host": { host: domain },
  })[TRAITS[protocol].carries];

/** A login there, in the terms of a client's settings. */
export function dialThere(
  { deployment, marks, trust, timeout }: Patient,
  { protocol, host, port, security, address: _seen }: ExternalEndpoint,
  said: Pick<Dial, "login" | "password" | "mechanism"> & { readonly domain?: string },
): Dial {
  const { domain = deployment.main, ...rest } = said;
  const beside = besideName(protocol, domain);
  const { targetDomain } = beside;
  const serverName = targetDomain === undefined
    ? undefined
    : indicated(deployment, { protocol, targetDomain });
  return {
    protocol,
    endpoint: { protocol, address: host, port, security },
    security,
    trust,
    timeout,
    accountOf: canariesOf(deployment),
    accounts: knownIn(deployment, marks),
    transcript: new Transcript(),
    ...beside,
    ...serverName === undefined ? {} : { serverName },
    ...rest,
  };
}

/** A text of the server's without any password of the deployment, and no longer than a line. */
export function told(text: string, { deployment }: Pick<Patient, "deployment">): string {
  const before = accountsOf(deployment).map(({ account: { password } }) => ({ password }));
  const [line = ""] = blank(text, { password: "", before }).trim().split(/[\r\n]/);
  // deno-lint-ignore no-control-regex -- a terminal would obey them
  return line.replace(/[\x00-\x1f\x7f-\x9f]/g, "?").slice(0, LONGEST);
}

const LONGEST = 120;

export const accountNamed = (deployment: Deployment, name: FullName) =>
  accountsOf(deployment).find(({ fullName }) => fullName === name);
