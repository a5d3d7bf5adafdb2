import { canonicalAddress } from "../../fixtures/address.ts";
import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import { readRecord, type Record } from "./record.ts";

/** What bears a name in a Domain; `name` as the deployment spells it. */
export type Found =
  | { readonly kind: "account"; readonly name: string; readonly account: Account }
  | { readonly kind: "alias"; readonly name: string; readonly account: Account }
  | { readonly kind: "forwarder"; readonly name: string; readonly to: string }
  | { readonly kind: "members"; readonly name: string };

/** A Domain under its name or under an alias; `name` as the deployment spells it. */
export interface Served {
  readonly name: string;
  readonly domain: Domain;
  readonly alias: boolean;
}

/** A deployment, indexed. Keys are in small letters, addresses canonical. */
export interface World {
  readonly main: Domain;
  readonly records: readonly Record[];
  readonly served: ReadonlyMap<string, Served>;
  /** The server's own addresses, each with the Domain that it is assigned to. */
  readonly addresses: ReadonlyMap<string, Domain | undefined>;
  readonly objects: ReadonlyMap<Domain, ReadonlyMap<string, Found>>;
  /** Every Account alias of every Domain. */
  readonly aliases: ReadonlySet<string>;
  readonly fullNames: ReadonlySet<string>;
}

const worlds = new WeakMap<Deployment, World>();

/** The index of a deployment, made once. */
export function worldOf(deployment: Deployment): World {
  const known = worlds.get(deployment);
  if (known) return known;
  const world = index(deployment);
  worlds.set(deployment, world);
  return world;
}

function index({ main, domains: given, addresses, routes }: Deployment): World {
  const isMain = (name: string) => foldCase(name) === foldCase(main);
  // A deployment whose Main Domain is none of its Domains gets an answer all the same.
  const mainDomain = given.find(({ name }) => isMain(name)) ?? emptyDomain(main);
  const domains = given.includes(mainDomain) ? given : [...given, mainDomain];
  const names = domains.map((domain) => ({ name: domain.name, domain, alias: false }));
  const aliases = domains.flatMap((domain) =>
    domain.aliases.map((name) => ({ name, domain, alias: true }))
  );
  const served = byName([...names, ...aliases]);
  const listened = addresses.map((address) => [address, undefined] as const);
  const assigned = domains.flatMap((domain) =>
    domain.addresses.map((address) => [address, domain] as const)
  );
  return {
    main: mainDomain,
    records: routes.map(readRecord),
    served,
    addresses: new Map(
      [...listened, ...assigned].map(([text, domain]) => [canonicalAddress(text) ?? text, domain]),
    ),
    objects: new Map(domains.map((domain) => [domain, byName(objectsOf(domain))])),
    aliases: new Set(
      domains.flatMap(({ accounts }) =>
        accounts.flatMap((account) => account.aliases.map(foldCase))
      ),
    ),
    fullNames: new Set(
      domains.flatMap((domain) => domain.accounts.map(({ name }) => `${name}@${domain.name}`)),
    ),
  };
}

function objectsOf({ accounts, forwarders, groups, lists }: Domain): Found[] {
  return [
    ...accounts.map((account): Found => ({ kind: "account", name: account.name, account })),
    ...accounts.flatMap((account) =>
      account.aliases.map((name): Found => ({ kind: "alias", name, account }))
    ),
    ...forwarders.map(({ name, to }): Found => ({ kind: "forwarder", name, to })),
    ...[...groups, ...lists].map(({ name }): Found => ({ kind: "members", name })),
  ];
}

/** By the name in small letters; of two that a deployment should not have had, the first. */
function byName<T extends { readonly name: string }>(named: readonly T[]): Map<string, T> {
  return new Map(named.toReversed().map((each) => [foldCase(each.name), each]));
}

function emptyDomain(name: string): Domain {
  return { name, aliases: [], addresses: [], accounts: [], forwarders: [], groups: [], lists: [] };
}
