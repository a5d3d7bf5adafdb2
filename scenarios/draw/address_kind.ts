import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import type { AddressKind } from "../scenario.ts";

type Finder = (deployment: Deployment, domain: Domain) => readonly string[];

const FINDERS: Readonly<Record<AddressKind, Finder>> = {
  own: (_, domain) => domain.addresses,
  foreign: ({ domains, main }, domain) =>
    domains.filter((other) => other !== domain && other.name !== main)
      .flatMap((other) => other.addresses),
  main: ({ domains, main }) => domains.find(({ name }) => name === main)?.addresses ?? [],
  unassigned: ({ domains, addresses }) =>
    addresses.filter((address) => !domains.some((domain) => domain.addresses.includes(address))),
};

/** The addresses of a kind, as they are seen from a Domain. */
export function addressesOfKind(
  kind: AddressKind,
  deployment: Deployment,
  domain: Domain,
): readonly string[] {
  return FINDERS[kind](deployment, domain);
}

/** Of what kind an address is, as it is seen from a Domain: a Main Domain's own address is `own` to it. */
export function kindOfAddress(
  address: string,
  deployment: Deployment,
  domain: Domain,
): AddressKind {
  const kinds = ["own", "main", "foreign", "unassigned"] as const;
  return kinds.find((kind) => FINDERS[kind](deployment, domain).includes(address)) ?? "unassigned";
}
