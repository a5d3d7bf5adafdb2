import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import type { Pick, World } from "../forms/form.ts";
import type { Attempt } from "../attempt.ts";
import type { ServerNameKind } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { hash } from "./random.ts";

const SERVER_NAMES: Readonly<
  Record<ServerNameKind, (world: World, pick: Pick) => string | undefined>
> = {
  own: ({ domain }) => domain.name,
  other: ({ others }, pick) => pick(others.map(({ name }) => name)),
  alias: ({ domain }, pick) => pick(domain.aliases),
  capitals: ({ domain }) => domain.name.toUpperCase(),
  host: ({ deployment }, pick) =>
    pick(Object.keys(deployment.dns).filter((host) => !bearerOf(deployment, host))),
};

/** A TLS server name of a kind; undefined: this world has none. */
export function serverNameOf(kind: ServerNameKind, world: World, pick: Pick): string | undefined {
  return SERVER_NAMES[kind](world, pick);
}

/** The Domain that a host name is the name or an alias of. */
function bearerOf({ domains }: Deployment, host: string): Domain | undefined {
  const small = host.toLowerCase();
  return domains.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === small)
  );
}

/**
 * The TLS server name that a client indicates where it is not the question: what it connects to by name (XMPP's target, the
 * URL's host, the server setting), as long as a certificate has it and it says of a simple name what the address says.
 */
export function usualServerName(
  deployment: Deployment,
  { protocol, address, login, targetDomain, host }: Attempt,
  setting: string,
): string | undefined {
  const { carries, qualifies } = TRAITS[protocol];
  if (carries === "target domain") return named(deployment, targetDomain);
  if (carries === "host") {
    // Half of them: `fetch` by address, which indicates none, has its part too.
    const indicates = hash(`${login}/${address}/${host}`) % 2 === 0;
    return indicates ? named(deployment, host?.replace(/\.?(:\d*)?$/, "")) : undefined;
  }
  if (deployment.dns[setting] === undefined) return undefined;
  if (qualifies || /[@%]/.test(login)) return setting;
  const given = deployment.domains.find(({ addresses }) => addresses.includes(address))?.name ??
    deployment.main;
  const agrees = bearerOf(deployment, setting)?.name === given;
  // A record may lead an alias elsewhere.
  return agrees && (setting === given || deployment.routes.length === 0) ? setting : undefined;
}

function named(deployment: Deployment, host: string | undefined): string | undefined {
  return host !== undefined && bearerOf(deployment, host) ? host : undefined;
}
