import { canonicalAddress } from "../../../fixtures/address.ts";
import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";

/** The Main Domain. @throws {RangeError} where the deployment names none of its own */
export function mainOf({ main, domains }: Deployment): Domain {
  const found = domains.find(({ name }) => foldCase(name) === foldCase(main));
  if (!found) throw new RangeError(`Cannot export: ${main} is no Domain of the deployment`);
  return found;
}

/** The Domain whose simple names an address takes (address.assigned, address.unassigned). */
export function domainAt(deployment: Deployment, address: string): Domain {
  const wanted = canonicalAddress(address);
  return deployment.domains.find(({ addresses }) =>
    addresses.some((one) => canonicalAddress(one) === wanted)
  ) ?? mainOf(deployment);
}
