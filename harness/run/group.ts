import type { Deployment } from "../../fixtures/deployment.ts";
import { neighbourAt } from "../../scenarios/neighbour.ts";
import { usualMechanism } from "../../scenarios/offers.ts";
import type { Sequence } from "../../scenarios/sequence.ts";
import type { Scenario } from "../../scenarios/scenario.ts";

/** The logins of one endpoint of one deployment, with one security: they share their neighbours. */
export interface Group {
  readonly id: string;
  readonly scenarios: readonly Scenario[];
}

/** A deployment, with all that is to be seen of it. */
export interface World {
  readonly deployment: Deployment;
  readonly groups: readonly Group[];
  readonly sequences: readonly Sequence[];
}

/** The groups of one deployment and protocol have this in common. */
export const placeOf = ({ deployment, attempt }: Scenario): string =>
  `${deployment.name}/${attempt.protocol}`;

/** The group that a login belongs to: deployment, protocol, address, security. */
export const groupOf = (scenario: Scenario): string =>
  `${placeOf(scenario)}/${scenario.attempt.address}/${scenario.cell.security}`;

/** Sorts scenarios by deployment and endpoint, in the order of the plan; sequences, which change what is there, have worlds of their own. */
export function worldsOf(
  scenarios: readonly Scenario[],
  sequences: readonly Sequence[] = [],
): World[] {
  const worlds = new Map<Deployment, Map<string, Scenario[]>>();
  for (const scenario of scenarios) {
    const { deployment } = scenario;
    const groups = worlds.get(deployment) ?? new Map<string, Scenario[]>();
    worlds.set(deployment, groups);
    const id = groupOf(scenario);
    groups.set(id, [...groups.get(id) ?? [], scenario]);
  }
  return [
    ...[...worlds].map(([deployment, groups]) => ({
      deployment,
      groups: [...groups].map(([id, scenarios]) => ({ id, scenarios })),
      sequences: [],
    })),
    ...sequences.map((sequence) => ({
      deployment: sequence.deployment,
      groups: [],
      sequences: [sequence],
    })),
  ];
}

/** Where a login arrives. */
export type Place = Pick<Scenario, "deployment" | "switches"> & {
  readonly attempt: Pick<Scenario["attempt"], "protocol" | "address">;
  readonly cell: Pick<Scenario["cell"], "security">;
};

/** A login that should open on the endpoint of a scenario, with its security. Nothing where none does. */
export function neighbourOf(
  { deployment, attempt, cell, switches }: Place,
  id: string,
): Scenario | undefined {
  const { protocol, address } = attempt;
  const neighbour = neighbourAt(deployment, protocol, address);
  return neighbour && {
    id,
    cell: {
      protocol,
      form: /[@%]/.test(neighbour.attempt.login) ? "at" : "simple",
      address: "own",
      credential: "own",
      security: cell.security,
    },
    deployment,
    attempt: neighbour.attempt,
    password: neighbour.account.password,
    mechanism: usualMechanism(protocol),
    subject: neighbour.opens,
    serverSetting: address,
    ...switches === undefined ? {} : { switches },
  };
}
