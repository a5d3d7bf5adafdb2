import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { domainAt as found } from "../names/name_table.ts";

/** The Main Domain. @throws {RangeError} where the deployment names none of its own */
export function mainOf({ main, domains }: Deployment): Domain {
  const domain = domains.find(({ name }) => foldCase(name) === foldCase(main));
  if (!domain) throw new RangeError(`Cannot export: ${main} is no Domain of the deployment`);
  return domain;
}

/** The Domain whose simple names an address takes (address.assigned, address.unassigned). */
export const domainAt = (deployment: Deployment, address: string): Domain =>
  found(deployment, address) ?? mainOf(deployment);
