import type { Deployment } from "../../fixtures/deployment.ts";
import { possibilities } from "../../scenarios/decide.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Attempt } from "../../scenarios/attempt.ts";
import type { Scenario } from "../../scenarios/scenario.ts";

/** The logins of one endpoint of one deployment: they share their neighbours. */
export interface Group {
  readonly id: string;
  readonly scenarios: readonly Scenario[];
}

/** A deployment, with all that is to be seen of it. */
export interface World {
  readonly deployment: Deployment;
  readonly groups: readonly Group[];
}

/** The group that a login belongs to. */
export const groupOf = ({ deployment, attempt }: Scenario): string =>
  `${deployment.name}/${attempt.protocol}/${attempt.address}`;

/** Sorts scenarios by deployment and endpoint, in the order of the plan. */
export function worldsOf(scenarios: readonly Scenario[]): World[] {
  const worlds = new Map<Deployment, Map<string, Scenario[]>>();
  for (const scenario of scenarios) {
    const { deployment } = scenario;
    const groups = worlds.get(deployment) ?? new Map<string, Scenario[]>();
    worlds.set(deployment, groups);
    const id = groupOf(scenario);
    groups.set(id, [...groups.get(id) ?? [], scenario]);
  }
  return [...worlds].map(([deployment, groups]) => ({
    deployment,
    groups: [...groups].map(([id, scenarios]) => ({ id, scenarios })),
  }));
}

/**
 * A login that should open on the endpoint of a scenario, whichever way a server goes about addresses: a full name of the
 * Domain that the address itself gives. Nothing where no account opens there.
 */
export function neighbourOf(
  { deployment, attempt, mechanism }: Scenario,
  id: string,
): Scenario | undefined {
  const { protocol, address } = attempt;
  const here = deployment.domains.find(({ addresses }) => addresses.includes(address))?.name ??
    deployment.main;
  const accounts = accountsOf(deployment).toSorted((a, b) =>
    Number(b.domain.name === here) - Number(a.domain.name === here)
  );
  for (const { fullName, domain } of accounts) {
    const target = protocol === "xmpp" ? { targetDomain: domain.name } : {};
    const login = { protocol, address, login: fullName, ...target };
    const opened = openedBy(deployment, login);
    if (!opened) continue;
    return {
      id,
      cell: { protocol, form: "at", address: "own", credential: "own" },
      deployment,
      attempt: login,
      password: opened.account.password,
      mechanism: USUAL[protocol] ?? mechanism,
      subject: opened.fullName,
      serverSetting: address,
    };
  }
  return undefined;
}

/** The account that a login opens with the right password, whatever the readings. */
function openedBy(deployment: Deployment, attempt: Attempt) {
  const outcomes = possibilities(deployment, attempt).map(({ outcome }) => outcome);
  const [first] = outcomes;
  if (first?.kind !== "opened") return undefined;
  const sure = outcomes.every((outcome) =>
    outcome.kind === "opened" && outcome.account === first.account
  );
  return sure
    ? accountsOf(deployment).find(({ fullName }) => fullName === first.account)
    : undefined;
}

/** What every server of the protocol takes. */
const USUAL: Readonly<Partial<Record<Protocol, string>>> = {
  pop3: "USER",
  imap: "LOGIN",
  ftp: "USER",
  xmpp: "PLAIN",
};
