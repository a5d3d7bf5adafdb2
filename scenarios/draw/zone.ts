import type { Domain } from "../../fixtures/deployment.ts";
import type { Blueprint } from "./blueprint.ts";

/**
 * The DNS zone: each Domain's name and aliases lead to its own addresses, or share one that is another's or nobody's
 * (address.main: a host name that leads to an address of the Main Domain does not make it another's).
 */
export function zoneOf(
  { domains: blueprints }: Blueprint,
  domains: readonly Domain[],
  addresses: readonly string[],
): Record<string, readonly string[]> {
  const hosts = domains.flatMap((domain, at): [string, readonly string[]][] => {
    const drawn = blueprints[at];
    const own = domain.addresses.length > 0 && drawn?.host !== "shared";
    const shared = addresses.slice((drawn?.name ?? 0) % addresses.length).slice(0, 1);
    const leadsTo = own ? domain.addresses : shared;
    return [domain.name, ...domain.aliases].map((host) => [host, leadsTo]);
  });
  const assigned = new Set(domains.flatMap((domain) => domain.addresses));
  const free = addresses.filter((address) => !assigned.has(address));
  return Object.fromEntries(free.length > 0 ? [...hosts, ["spare.example", free]] : hosts);
}
