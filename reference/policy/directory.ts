import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";
import { canonicalAddress } from "./address.ts";
import { fold } from "./fold.ts";
import { recordOf, type RouterRecord } from "./record.ts";

/**
 * What an object's name stands for in its Domain.
 * @internal
 */
export type DomainObject =
  | { readonly kind: "account"; readonly account: Account }
  | { readonly kind: "alias"; readonly account: Account }
  | { readonly kind: "forwarder"; readonly to: string }
  /** Members are full names, or names in the object's own Domain. */
  | { readonly kind: "group" | "list"; readonly members: readonly string[] };

/**
 * A Domain under one of its names.
 * @internal
 */
export interface DomainEntry {
  readonly domain: Domain;
  /** The name is an alias of it. */
  readonly alias: boolean;
}

/**
 * The index of one deployment: a world that is asked, never changed. Keys are folded names and canonical addresses.
 * @internal
 */
export interface Directory {
  readonly deployment: Deployment;
  readonly main: Domain;
  readonly domains: ReadonlyMap<string, DomainEntry>;
  readonly objects: ReadonlyMap<Domain, ReadonlyMap<string, DomainObject>>;
  /** The server's own addresses, and the Domain that each is assigned to. */
  readonly addresses: ReadonlyMap<string, Domain | undefined>;
  readonly records: readonly RouterRecord[];
}

/** @throws {RangeError} where the Main Domain is none of the Domains */
export function directoryOf(deployment: Deployment): Directory {
  const main = deployment.domains.find(({ name }) => fold(name) === fold(deployment.main));
  if (!main) throw new RangeError(`Cannot index a deployment: no Domain is ${deployment.main}`);
  return {
    deployment,
    main,
    domains: domainsOf(deployment),
    objects: new Map(deployment.domains.map((domain) => [domain, objectsOf(domain)])),
    addresses: addressesOf(deployment),
    records: deployment.routes.map(recordOf),
  };
}

function domainsOf({ domains }: Deployment): Map<string, DomainEntry> {
  return firstOfEach<DomainEntry>([
    ...domains.map((domain) => [fold(domain.name), { domain, alias: false }] as const),
    ...domains.flatMap((domain) =>
      domain.aliases.map((alias) => [fold(alias), { domain, alias: true }] as const)
    ),
  ]);
}

function objectsOf(domain: Domain): Map<string, DomainObject> {
  const { accounts, forwarders, groups, lists } = domain;
  const objects: [string, DomainObject][] = [
    ...accounts.map(named((account) => ({ kind: "account", account }))),
    ...accounts.flatMap((account) =>
      account.aliases.map((
        name,
      ): [string, DomainObject] => [fold(name), { kind: "alias", account }])
    ),
    ...forwarders.map(named(({ to }) => ({ kind: "forwarder", to }))),
    ...groups.map(named(({ members }) => ({ kind: "group", members }))),
    ...lists.map(named(({ members }) => ({ kind: "list", members }))),
  ];
  return firstOfEach(objects);
}

function named<T extends { readonly name: string }>(
  objectOf: (it: T) => DomainObject,
): (it: T) => [string, DomainObject] {
  return (it) => [fold(it.name), objectOf(it)];
}

function addressesOf({ domains, addresses }: Deployment): Map<string, Domain | undefined> {
  const assigned = domains.flatMap((domain) => domain.addresses.map((text) => [text, domain]));
  const own = [...assigned, ...addresses.map((text) => [text, undefined])] as [string, Domain?][];
  return firstOfEach(own.map(([text, domain]) => [canonicalAddress(text) ?? text, domain]));
}

function firstOfEach<T>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  return new Map(entries.toReversed());
}
