import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { isIP } from "node:net";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Client, Dial } from "../clients/client.ts";
import { ALL as CLIENTS } from "../clients/mod.ts";
import { Transcript } from "../clients/transcript.ts";
import type { Zone } from "../dns/zone.ts";
import type { Observation } from "../observation.ts";

/** Whose canary a token is, in a deployment. */
export function canariesOf(deployment: Deployment): (token: string) => FullName | undefined {
  const accounts = new Map(
    accountsOf(deployment).map((
      { fullName },
    ) => [canaryOf(deployment.name, fullName).token, fullName]),
  );
  return (token) => accounts.get(token);
}

/** The first client that can say a login as typed: a library where one can, else our own. */
export function clientFor(dial: Dial): Client | undefined {
  const clients: readonly Client[] = CLIENTS;
  const able = clients.filter((client) =>
    client.protocol === dial.endpoint.protocol && client.says(dial)
  );
  // How a name is carried and where from is no library's to choose.
  if (dial.carriage !== undefined || dial.peer !== undefined) {
    return able.find(({ name }) => name.startsWith("loginspec"));
  }
  return able.find(({ name }) => !name.startsWith("loginspec")) ?? able[0];
}

export interface Dialling {
  readonly endpoints: readonly Endpoint[];
  readonly zone: Zone;
  readonly accountOf: Dial["accountOf"];
  readonly timeout: number;
}

export interface Dialled {
  readonly observation: Observation;
  readonly client: string;
  readonly transcript: readonly string[];
}

const nothing = (because: string): Dialled => ({
  observation: { kind: "unclear", because },
  client: "none",
  transcript: [],
});

/** Makes a scenario's login: finds the address of the server setting in DNS, as the client would, and logs in there. */
export async function dial(scenario: Scenario, dialling: Dialling): Promise<Dialled> {
  const { attempt, serverSetting, password, mechanism, before, carriage, peer } = scenario;
  const addresses = isIP(serverSetting)
    ? [serverSetting]
    : await dialling.zone.resolve(serverSetting);
  if (!addresses.includes(attempt.address)) {
    return nothing(`${serverSetting} does not lead to ${attempt.address} in DNS`);
  }
  const endpoint = dialling.endpoints.find(({ protocol, address }) =>
    protocol === attempt.protocol && address === attempt.address
  );
  if (!endpoint) return nothing(`the target has no ${attempt.protocol} on ${attempt.address}`);
  const order: Dial = {
    protocol: attempt.protocol,
    endpoint,
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    login: attempt.login,
    password,
    mechanism,
    timeout: dialling.timeout,
    accountOf: dialling.accountOf,
    transcript: new Transcript(),
    ...(attempt.targetDomain === undefined ? {} : { targetDomain: attempt.targetDomain }),
    ...(before === undefined ? {} : { before }),
    ...(carriage === undefined ? {} : { carriage }),
    ...(peer === undefined ? {} : { peer }),
  };
  const client = clientFor(order);
  if (!client) return nothing(`no client can send this name by ${mechanism}`);
  const observation = await client.login(order);
  return { observation, client: client.name, transcript: order.transcript.lines(order) };
}
