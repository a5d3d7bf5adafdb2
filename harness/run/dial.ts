import { canaryOf } from "../../fixtures/canary.ts";
import type { Certificate } from "../../fixtures/certificate.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { isIP } from "node:net";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Client, Dial } from "../clients/client.ts";
import type { KnownAccount, Marks } from "../clients/known_account.ts";
import { qualified } from "../clients/mapi_connector.ts";
import { ALL as CLIENTS } from "../clients/mod.ts";
import type { Trust } from "../clients/trust.ts";
import { Transcript } from "../clients/transcript.ts";
import type { Zone } from "../dns/zone.ts";
import type { Mode } from "../external/target_file.ts";
import type { Observation } from "../observation.ts";
import { dialled, endpointFor, noneFor } from "../targets/endpoint_for.ts";
import type { Running } from "../targets/target.ts";
import type { Terms } from "../targets/terms.ts";
import { indicated } from "./indicated.ts";
import { provingIn } from "./patience.ts";

/** Whose canary a token is, in a deployment. */
export function canariesOf(deployment: Deployment): (token: string) => FullName | undefined {
  const accounts = new Map(
    accountsOf(deployment).map((
      { fullName },
    ) => [canaryOf(deployment.name, fullName).token, fullName]),
  );
  return (token) => accounts.get(token);
}

/** All accounts of a deployment with their passwords, for protocols that show nothing of them, and for accounts that do not. */
export const knownIn = (deployment: Deployment, marks: Marks = {}) => (): KnownAccount[] =>
  accountsOf(deployment).map(({ fullName, account: { password } }) => {
    const mark = marks[fullName];
    return { fullName, password, ...mark === undefined ? {} : { mark } };
  });

/**
 * The first client that can say a login as typed: a library where one can, else our own.
 * @param mode what may be done to the server
 */
export function clientFor(dial: Dial, mode?: Mode): Client | undefined {
  const clients: readonly Client[] = CLIENTS;
  const able = clients.filter((client) =>
    client.protocol === dial.protocol && !(mode === "read-only" && client.writes !== undefined) &&
    client.says(dial)
  );
  // How a name is carried and where from is no library's to choose.
  if (dial.carriage !== undefined || dial.peer !== undefined) {
    return able.find(({ name }) => name.startsWith("loginspec"));
  }
  return able.find(({ name }) => !name.startsWith("loginspec")) ?? able[0];
}

/** What all logins of a deployment's server have. */
export interface Dialling {
  readonly endpoints: readonly Endpoint[];
  readonly zone: Zone;
  readonly trust: Trust;
  /** Absent: the target takes none. */
  readonly clientCertificate?: Running["clientCertificate"];
  readonly accountOf: Dial["accountOf"];
  /** Where not every account shows our canary. */
  readonly marks?: Marks;
  /** Where who runs the server asks for something. */
  readonly terms?: Terms;
  /** What may be done to the server; absent: all. */
  readonly mode?: Mode;
  readonly timeout: number;
}

export interface Dialled {
  readonly observation: Observation;
  readonly client: string;
  /** Milliseconds from when its turn came; refusals are compared by it, and most take few. */
  readonly ms: number;
  /** The talk, its passwords blanked: made where it is asked for. */
  transcript(): readonly string[];
}

const NOT_MADE = { client: "none", ms: 0, transcript: () => [] } as const;

const nothing = (kind: "unclear" | "notOffered", because: string): Dialled => ({
  ...NOT_MADE,
  observation: { kind, because },
});

/** The keys of an object that have a value. */
type Present<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Partial<Present<T>> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Present<T>>;
}

/** A scenario in the terms of a client's settings, when its turn has come; a text: what the target does not have. */
export async function orderOf(
  scenario: Scenario,
  { endpoints, trust, clientCertificate, accountOf, marks, terms, timeout }: Dialling,
): Promise<Dial | string> {
  const { attempt, password, mechanism, before, carriage, peer, cell: { security } } = scenario;
  const { protocol, address, login, targetDomain, host, authzid, setting } = attempt;
  const endpoint = endpointFor(endpoints, { protocol, address, security });
  if (!endpoint) return noneFor(endpoints, { protocol, address, security });
  let certificate: Certificate | undefined;
  if (scenario.certificate !== undefined) {
    if (!clientCertificate) return "the target takes no client certificate";
    // The connector completes the name before it is proven (client.mapi).
    certificate = await clientCertificate(qualified(login, setting), scenario.certificate);
  }
  await terms?.ahead();
  return {
    protocol,
    endpoint: dialled(endpoint),
    security,
    trust,
    login,
    password,
    mechanism,
    timeout: provingIn(timeout, mechanism),
    accountOf,
    accounts: knownIn(scenario.deployment, marks),
    transcript: new Transcript(),
    ...present({
      targetDomain,
      host,
      authzid,
      setting,
      serverName: indicated(scenario.deployment, attempt),
      certificate,
      before,
      carriage,
      peer,
    }),
  };
}

/** Makes a scenario's login: finds the address of the server setting in DNS, as the client would, and logs in there. */
export async function dial(scenario: Scenario, dialling: Dialling): Promise<Dialled> {
  const { attempt: { address }, serverSetting, mechanism } = scenario;
  const addresses = isIP(serverSetting)
    ? [serverSetting]
    : await dialling.zone.resolve(serverSetting);
  if (!addresses.includes(address)) {
    return nothing("unclear", `${serverSetting} does not lead to ${address} in DNS`);
  }
  const instead = dialling.terms?.instead(scenario);
  if (instead) return { ...NOT_MADE, observation: instead };
  const order = await orderOf(scenario, dialling);
  if (typeof order === "string") return nothing("notOffered", order);
  const client = clientFor(order, dialling.mode);
  if (!client) return nothing("unclear", `no client can send this name by ${mechanism}`);
  const began = performance.now();
  const observation = await client.login(order);
  const ms = Math.round((performance.now() - began) * 10) / 10;
  dialling.terms?.heard(scenario, observation);
  return { observation, client: client.name, ms, transcript: () => order.transcript.lines(order) };
}
