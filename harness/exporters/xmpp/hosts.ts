import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";

/**
 * What a stream may be opened to, in small letters, with the Domain that it leads to: names and aliases of Domains, and what domain
 * records alone make one of them (client.xmpp.unknown-target).
 */
export function hostsOf({ domains, routes }: Deployment): ReadonlyMap<string, Domain> {
  const named = new Map(
    domains.flatMap((domain) =>
      [...domain.aliases, domain.name].map((name) => [foldCase(name), domain] as const)
    ),
  );
  const records = routes.filter(({ from }) => !from.startsWith("*"))
    .map(({ from, to }) => [foldCase(from), foldCase(to)] as const);
  // The first record counts.
  const led = new Map(records.toReversed());

  function domainOf(host: string): Domain | undefined {
    let at = host;
    for (const _ of [...led, "and the last"]) {
      const to = led.get(at);
      if (to === undefined || to === at) return named.get(at);
      at = to;
    }
    return undefined;
  }

  return new Map([...named.keys(), ...led.keys()].flatMap((host) => {
    const domain = domainOf(host);
    return domain ? [[host, domain] as const] : [];
  }));
}
