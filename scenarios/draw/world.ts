import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";
import type { World } from "../forms/form.ts";

type Around = Pick<World, "main" | "others" | "secondary">;

/** What stands around each Domain, of each deployment: it is asked for thousands of times. */
const known = new WeakMap<Deployment, Map<Domain, Around>>();

/** What the forms see: a deployment from an account of it, on a connection to one of its addresses. */
export function worldOf(
  deployment: Deployment,
  domain: Domain,
  subject: Account,
  address: string,
): World {
  const domains = known.get(deployment) ?? new Map<Domain, Around>();
  known.set(deployment, domains);
  const around = domains.get(domain) ?? aroundOf(deployment, domain);
  domains.set(domain, around);
  const here = deployment.domains.find(({ addresses }) => addresses.includes(address)) ??
    around.main;
  return { deployment, subject, domain, here, ...around };
}

function aroundOf({ domains, main: mainName }: Deployment, domain: Domain): Around {
  const main = domains.find(({ name }) => name === mainName) ?? domain;
  return {
    main,
    others: domains.filter((other) => other !== domain),
    secondary: domains.filter((other) => other !== main),
  };
}
