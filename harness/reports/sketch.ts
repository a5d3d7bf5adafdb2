import type { Deployment } from "../../fixtures/deployment.ts";

/** So many lines say what a deployment is. */
const LINES = 6;

/** A deployment in at most six lines: its size, then its Domains with what is special about them. */
export function sketch({ name, main, domains, routes, addresses }: Deployment): string[] {
  const size = (count: number, what: string) =>
    `${count} ${what}${count === 1 ? "" : what.endsWith("s") ? "es" : "s"}`;
  const unassigned = addresses.filter((address) =>
    !domains.some((domain) => domain.addresses.includes(address))
  );
  const head = `${name}: ${size(domains.length, "domain")}, ${size(addresses.length, "address")}, ${
    size(routes.length, "route")
  }${unassigned.length > 0 ? `; assigned to nobody: ${unassigned.join(" ")}` : ""}`;
  const rest = [
    ...domains.toSorted((a, b) => Number(b.name === main) - Number(a.name === main)).map((domain) =>
      [
        `${domain.name}${domain.name === main ? " (Main)" : ""}`,
        domain.addresses.length > 0 ? `on ${domain.addresses.join(" ")}` : "",
        domain.aliases.length > 0 ? `alias ${domain.aliases.join(" ")}` : "",
        `accounts ${
          domain.accounts.map(({ name, aliases }) =>
            aliases.length > 0 ? `${name} (${aliases.join(" ")})` : name
          )
            .join(" ")
        }`,
        domain.forwarders.length > 0
          ? `forwarders ${domain.forwarders.map(({ name, to }) => `${name}=${to}`).join(" ")}`
          : "",
        ...[...domain.groups, ...domain.lists].map((object) => `group ${object.name}`).slice(0, 1),
      ].filter((part) => part !== "").join("; ")
    ),
    ...(routes.length > 0 ? [routes.map(({ from, to }) => `${from} = ${to}`).join("; ")] : []),
  ];
  return rest.length < LINES
    ? [head, ...rest]
    : [head, ...rest.slice(0, LINES - 2), `and ${rest.length - LINES + 2} more`];
}
