import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";
import type { World } from "../forms/form.ts";

/** What the forms see: a deployment from an account of it, on a connection to one of its addresses. */
export function worldOf(
  deployment: Deployment,
  domain: Domain,
  subject: Account,
  address: string,
): World {
  const { domains } = deployment;
  const main = domains.find(({ name }) => name === deployment.main) ?? domain;
  return {
    deployment,
    subject,
    domain,
    others: domains.filter((other) => other !== domain),
    main,
    secondary: domains.filter((other) => other !== main),
    here: domains.find(({ addresses }) => addresses.includes(address)) ?? main,
  };
}
