import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { domainAt } from "./name_table.ts";

/**
 * Whose certificate a TLS server name asks for, by the name in small letters: a Domain's names, and the DNS host names that lead
 * to an address of its own. Which certificate is shown never decides whose account opens (address.sni).
 */
export function certified(deployment: Deployment): ReadonlyMap<string, Domain> {
  const hosts = Object.entries(deployment.dns).flatMap(([host, [address]]) => {
    const domain = address === undefined ? undefined : domainAt(deployment, address);
    return domain ? [[foldCase(host), domain] as const] : [];
  });
  const names = deployment.domains.flatMap((domain) =>
    [domain.name, ...domain.aliases].map((name) => [foldCase(name), domain] as const)
  );
  return new Map([...hosts, ...names]);
}
