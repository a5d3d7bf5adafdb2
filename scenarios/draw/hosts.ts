import { isIPv6 } from "node:net";
import type { Pick, World } from "../forms/form.ts";
import { recordsTo } from "../forms/records.ts";
import type { Carriage, HostKind } from "../scenario.ts";

/** A drawn host, or none (`none`); undefined: this world has none of the kind. */
type Host = { readonly host?: string; readonly carriage?: Carriage } | undefined;

const HOSTS: Readonly<Record<HostKind, (world: World, pick: Pick) => Host>> = {
  own: ({ domain }) => to(domain.name),
  other: ({ others }, pick) => to(pick(others.flatMap(({ name, aliases }) => [name, ...aliases]))),
  alias: ({ domain }, pick) => to(pick(domain.aliases)),
  routed: (world, pick) => {
    const { domain, wildcard } = recordsTo(world);
    return to(pick([...domain, ...wildcard]));
  },
  // Asked of accounts that open where the Main Domain, or the Domain of the address, stands in for it.
  unserved: (world, pick) => {
    const { domain, main, here } = world;
    if (domain !== main && domain !== here) return undefined;
    const elsewhere = recordsTo(world).elsewhere.filter((name) => /^\w+\.example$/.test(name));
    return to(pick(["unserved.invalid", pick(elsewhere) ?? `x.${domain.name}`]));
  },
  numeric: ({ domain }, pick) => to(numeric(pick(domain.addresses))),
  "numeric-other": ({ others }, pick) =>
    to(numeric(pick(others.flatMap(({ addresses }) => addresses)))),
  "numeric-unassigned": ({ deployment: { addresses, domains } }, pick) => {
    const assigned = new Set(domains.flatMap((domain) => domain.addresses));
    return to(numeric(pick(addresses.filter((address) => !assigned.has(address)))));
  },
  none: () => ({}),
  port: ({ domain }, pick) => to(pick([`${domain.name}:8100`, `${domain.name}:443`])),
  dot: ({ domain }, pick) => to(pick([`${domain.name}.`, `${domain.name}.:9010`])),
  capitals: ({ domain }) => to(domain.name.toUpperCase()),
  absolute: ({ domain }) => ({ host: domain.name, carriage: "absolute" }),
  // Asked of the Main Domain's accounts: there looks whoever does not know the host, and the one account is there.
  unified: ({ deployment, domain, main }, pick) =>
    to(pick(
      deployment.routes.filter(() => domain === main).filter(({ from, to }) =>
        !/[<*]/.test(from) && to.endsWith(".local")
      )
        .map(({ from }) => from),
    )),
};

/** The host of a web login's URL. */
export function hostOf(kind: HostKind, world: World, pick: Pick): Host {
  return HOSTS[kind](world, pick);
}

function to(host: string | undefined): Host {
  return host === undefined ? undefined : { host };
}

/** An address as a URL has it (RFC 3986, 3.2.2). */
function numeric(address: string | undefined): string | undefined {
  return address && (isIPv6(address) ? `[${address}]` : address);
}
