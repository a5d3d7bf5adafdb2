import { createHash } from "node:crypto";
import type { Deployment } from "../../fixtures/deployment.ts";
import { addressesOf } from "./addresses.ts";
import { type Blueprint, BLUEPRINTS } from "./blueprint.ts";
import { domainsOf } from "./domains.ts";
import { draw, type Drawn } from "./drawn.ts";
import { routesOf } from "./records.ts";
import { zoneOf } from "./zone.ts";

/**
 * The deployment of a number under a seed: 1 to 5 Domains, in three of four 3 or more. Simpler ones get names of their
 * own, since a canary is made of the deployment's name.
 */
export function drawDeployment(seed: number, number: number): Drawn<Deployment> {
  const name = `d-${seed}-${number}`;
  const { any, several } = BLUEPRINTS;
  const blueprint = draw(number % 4 === 0 ? any : several, `${seed}/deployment/${number}`, any);
  return built(blueprint, name, name);
}

function built(blueprint: Drawn<Blueprint>, name: string, root: string): Drawn<Deployment> {
  return {
    value: build(blueprint.value, name),
    *shrinks() {
      for (const simpler of blueprint.shrinks()) {
        const digest = createHash("sha256").update(JSON.stringify(simpler.value)).digest("hex");
        yield built(simpler, `${root}-${digest.slice(0, 8)}`, root);
      }
    },
  };
}

/** Builds a deployment. Every blueprint gives a legal one. */
export function build(blueprint: Blueprint, name: string): Deployment {
  const addresses = addressesOf(blueprint);
  const domains = domainsOf(blueprint, addresses);
  const main = domains[blueprint.main % domains.length];
  if (!main) throw new RangeError("Cannot build a deployment: its blueprint has no Domain");
  return {
    name,
    main: main.name,
    addresses: addresses.all,
    domains,
    routes: blueprint.routed > 128 ? routesOf(blueprint, domains, main) : [],
    dns: zoneOf(blueprint, domains, addresses.all),
  };
}
