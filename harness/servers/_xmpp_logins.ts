import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { Transcript } from "../clients/transcript.ts";
import client from "../clients/xmpp_raw.ts";
import { endpointFor } from "../targets/endpoint_for.ts";
import type { Running, Target } from "../targets/target.ts";

const TIMEOUT = 20_000;

export interface Said {
  readonly to: string;
  readonly login: string;
  /** Whose password: a full name. */
  readonly of: string;
  readonly security?: Security;
  readonly authzid?: string;
}

/** Of a worked example that serves: what a login comes to, in a word. */
export const outcomeOf = (running: Running) => async (said: Said): Promise<string> => {
  const { to, login, of, security = "plain", authzid } = said;
  const address = "127.0.0.1";
  const endpoint = endpointFor(running.endpoints, { protocol: "xmpp", address, security });
  const accounts = accountsOf(workedExample);
  const owner = accounts.find(({ fullName }) => fullName === of);
  if (!endpoint || !owner) throw new RangeError(`Cannot log in as ${of}: it is not there`);
  const seen = await client.login({
    protocol: "xmpp",
    endpoint,
    security,
    trust: { kind: "authorities", pem: [running.authority ?? ""] },
    serverName: to,
    targetDomain: to,
    login,
    password: owner.account.password,
    mechanism: "PLAIN",
    ...authzid === undefined ? {} : { authzid },
    timeout: TIMEOUT,
    accountOf: (token) =>
      accounts.find(({ fullName }) => canaryOf(workedExample.name, fullName).token === token)
        ?.fullName,
    transcript: new Transcript(),
  });
  if (seen.kind === "opened") return `${seen.account} as ${seen.claimed?.split("/")[0]}`;
  return seen.kind === "refused" ? seen.class : seen.kind;
};

/** A target, serving the worked example over XMPP. */
export const serving = (target: Target): Promise<Running> => target.start(workedExample, ["xmpp"]);
