import type { Deployment } from "../../fixtures/deployment.ts";
import { drawDeployment } from "../draw/deployment.ts";
import { draw, type Drawn } from "../draw/drawn.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { cellKey } from "../draw/id.ts";
import { PICKS } from "../draw/picks.ts";
import { hash } from "../draw/random.ts";
import type { Order } from "../draw/scenario.ts";
import { securityIn } from "../draw/security.ts";
import { scenarioOf } from "../draw/shrinks.ts";
import { neighbourAt } from "../neighbour.ts";
import type { Scenario } from "../scenario.ts";

/** A cell that no deployment of the pool has a place for gets this many more. */
const MORE = 900;
/** After every so many rounds some deployments more are looked at. */
export const FURTHER = 6;
const STEP = 4;

/** A refusal proves something only where another login opens. */
const isProvable = ({ deployment, attempt: { protocol, address } }: Scenario) =>
  neighbourAt(deployment, protocol, address) !== undefined;

/** The deployments of a seed, and the way a cell finds its place among them. */
export interface Pool {
  /**
   * Draws a scenario of a cell. What is drawn depends on seed, cell and round alone. Starts with the deployment that the
   * draw says, and takes the next until one has something for the form, and the cell's security; then, until one has
   * something for the form.
   */
  place(order: Order, round: number): Scenario | undefined;
  /** The same, with whichever security the deployment has. */
  placeAnywhere(order: Order, round: number): Scenario | undefined;
}

export function poolOf(seed: number, size: number): Pool {
  const known: Drawn<Deployment>[] = [];
  const deployment = (number: number) => known[number] ??= drawDeployment(seed, number + 1);
  // Whether a deployment has a place never depends on what is drawn: it is asked once.
  const barren = new Set<string>();
  const find = (order: Order, round: number, anySecurity: boolean) => {
    const { security, ...place } = order.cell;
    const key = `${seed}/${cellKey(order.cell)}/${order.mechanism ?? ""}/${round}`;
    const kind = `${cellKey({ ...place, security: "plain" })}/${order.mechanism ?? ""}`;
    const picks = draw(PICKS, key);
    // What is rare is in few deployments, and soon drawn over and over: later rounds look further.
    const near = size + STEP * Math.floor(round / FURTHER);
    const first = hash(key) % near;
    const written = (number: number, offered: Security) => {
      if (barren.has(`${number}/${kind}`)) return undefined;
      const cell = { ...order.cell, security: offered };
      const scenario = scenarioOf({ ...order, cell }, deployment(number), picks);
      if (!scenario) barren.add(`${number}/${kind}`);
      return scenario && isProvable(scenario) ? scenario : undefined;
    };
    for (let step = 0; step < near; step++) {
      const number = (first + step) % near;
      // One beyond the pool is drawn for what it has: it is not passed by for its security's sake.
      const offered = number < size
        ? securityIn(deployment(number).value, place.protocol)
        : security;
      // A cell that needs TLS stays over TLS.
      const fits = anySecurity
        ? offered !== "plain" || place.serverName === undefined
        : offered === security;
      const scenario = fits ? written(number, offered) : undefined;
      if (scenario) return scenario;
    }
    // An endpoint more is cheaper than a server more.
    for (let step = anySecurity ? near : 0; step < near + MORE; step++) {
      const scenario = written(step < near ? (first + step) % near : step, security);
      if (scenario) return scenario;
    }
    return undefined;
  };
  return {
    place: (order, round) => find(order, round, false),
    placeAnywhere: (order, round) => find(order, round, true),
  };
}
