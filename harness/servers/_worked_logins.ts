import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Dial } from "../clients/client.ts";
import { Transcript } from "../clients/transcript.ts";
import { canariesOf, clientFor } from "../run/dial.ts";
import { endpointFor } from "../targets/endpoint_for.ts";
import type { Running } from "../targets/target.ts";

/** A login to a server of the worked example, by the password of the account that it is to open. */
export interface Said {
  readonly protocol: Protocol;
  readonly login: string;
  /** Whose password is shown: a full name. */
  readonly of: string;
  readonly address?: string;
  readonly security?: Security;
  readonly mechanism?: string;
}

const USUAL: Readonly<Partial<Record<Protocol, string>>> = { imap: "LOGIN" };

/** Logs in, and says whose canary there is, or how it was refused. */
export const outcomesOf = (running: Running) => async (said: Said): Promise<string> => {
  const { protocol, login, of, address = "127.0.0.1", security = "plain" } = said;
  const [name, home] = of.split("@");
  const password = workedExample.domains.find((domain) => domain.name === home)?.accounts
    .find((account) => account.name === name)?.password;
  const endpoint = endpointFor(running.endpoints, { protocol, address, security });
  if (!endpoint || password === undefined) throw new RangeError(`There is no ${of} there`);
  const dial: Dial = {
    ...{ protocol, endpoint, security, login, password },
    mechanism: said.mechanism ?? USUAL[protocol] ?? "USER",
    trust: { kind: "authorities", pem: [running.authority ?? ""] },
    timeout: 20_000,
    accountOf: canariesOf(workedExample),
    transcript: new Transcript(),
  };
  const seen = await clientFor(dial)?.login(dial);
  if (seen?.kind === "opened") return seen.account;
  return seen?.kind === "refused" ? seen.class : JSON.stringify(seen);
};
