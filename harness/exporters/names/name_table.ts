import { canonicalAddress } from "../../../fixtures/address.ts";
import type { Account, Deployment, Domain, FullName, Route } from "../../../fixtures/deployment.ts";
import { foldCase, splitFullName } from "../../../fixtures/name_shapes.ts";
import type { Shortfall } from "../exporter.ts";

/** An account, with where it is. */
export interface Home {
  readonly account: Account;
  readonly domain: Domain;
  readonly fullName: FullName;
}

/** One qualified name and the account behind it. Both parts as they are looked up: in small letters. */
export interface Row {
  readonly account: string;
  readonly domain: string;
  /** The whole of it as the deployment spells its parts, for servers to which letter case matters: `Joe@company.com`. */
  readonly spelled: string;
  readonly opens: Home;
}

/** A deployment as a table: every name that opens an account, for servers that can but look names up. */
export interface NameTable {
  /** Own names, Account and Domain aliases, local Forwarders, exact Router records, followed to their ends. No disabled account is left out. */
  readonly rows: readonly Row[];
  /** Domain parts in which every name is one account (route.unified); `rows` of the same domain part come first. */
  readonly catchAll: readonly { readonly domain: string; readonly opens: Home }[];
  /**
   * Names in these domain parts that lead to no account: records to elsewhere, or to nothing. Where they are looked up and not found,
   * the domain's one account would open.
   */
  readonly barred: readonly { readonly account: string; readonly domain: string }[];
  /** Every domain part that leads to a Domain here, with that Domain. */
  readonly places: ReadonlyMap<string, Domain>;
  readonly served: Deployment;
  readonly cannot: readonly Shortfall[];
}

/** More rewrites are a loop (the model of a deployment). */
const MOST_REWRITES = 100;

/** Stands for a name that nothing mentions. No object can be called so. */
const ANYBODY = "*";

interface Name {
  readonly account: string;
  readonly domain: string;
}

const isWildcard = ({ from }: Route) => from.startsWith("*.");

/** The table of a deployment. A wildcard before a domain has endless names, and is told in `cannot`. */
export function nameTable(deployment: Deployment): NameTable {
  const wildcards = deployment.routes.filter(isWildcard);
  const served = { ...deployment, routes: deployment.routes.filter((one) => !isWildcard(one)) };
  const world = worldOf(served);
  const domains = spellings([
    ...served.domains.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...served.routes.map(({ from }) => partsOf(from).domain),
  ]);
  const starts = [...domains.keys()];
  const names = [...domains].flatMap(([domain, spelledDomain]) =>
    [...candidates(world, domain)].map(([account, spelled]) => ({
      ...{ account, domain, spelled: `${spelled}@${spelledDomain}` },
      opens: homeOf(world, { account, domain }),
    }))
  );
  const catchAll = starts.flatMap((domain) => {
    const opens = homeOf(world, { account: ANYBODY, domain });
    return opens ? [{ domain, opens }] : [];
  });
  return {
    rows: names.flatMap(({ opens, ...name }) => opens ? [{ ...name, opens }] : []),
    catchAll,
    barred: names.filter((name) =>
      !name.opens && catchAll.some(({ domain }) => domain === name.domain)
    ).map(({ account, domain }) => ({ account, domain })),
    places: new Map(starts.flatMap((domain) => {
      const { place } = chainOf(world, domain);
      return place ? [[domain, place]] : [];
    })),
    served,
    cannot: wildcards.length === 0 ? [] : [{
      what: "Router records with a wildcard domain",
      why: "A table holds names, and such a record stands for endlessly many.",
      which: wildcards.map(({ from, to }) => `${from} = ${to}`),
    }],
  };
}

/** An address in the one spelling in which servers tell it. */
export const toldAddress = (address: string): string => canonicalAddress(address) ?? address;

/** The Domain that a simple name gets on an address (address.assigned, address.unassigned). */
export function domainAt({ domains, main }: Deployment, address: string): Domain | undefined {
  const sought = canonicalAddress(address);
  const assigned = domains.find(({ addresses }) =>
    addresses.some((one) => canonicalAddress(one) === sought)
  );
  return assigned ?? domains.find(({ name }) => foldCase(name) === foldCase(main));
}

interface World {
  readonly deployment: Deployment;
  /** By name and alias, in small letters. */
  readonly domains: ReadonlyMap<string, Domain>;
}

function worldOf(deployment: Deployment): World {
  const domains = deployment.domains.flatMap((domain) =>
    [domain.name, ...domain.aliases].map((name) => [foldCase(name), domain] as const)
  );
  return { deployment, domains: new Map(domains) };
}

const bare = (from: string) => from.replace(/^<|>$/g, "");

/** The left side of a record; one of a domain has no account part. */
function partsOf(from: string): Name {
  const parts = bare(from).split("@");
  return { account: parts.slice(0, -1).join("@"), domain: parts.at(-1) ?? "" };
}

/** Names in small letters, each with the spelling that comes first. */
const spellings = (names: readonly string[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const name of names) {
    if (!found.has(foldCase(name))) found.set(foldCase(name), name);
  }
  return found;
};

/** What the first record that matches makes of a name; nothing where none does. */
function routed({ deployment, domains }: World, { account, domain }: Name): Name | undefined {
  for (const { from, to } of deployment.routes) {
    const left = foldCase(bare(from));
    if (left === domain) {
      const local = domains.has(foldCase(to)) ? undefined : /^(.+)\.local$/i.exec(to)?.[1];
      return local === undefined
        ? { account, domain: foldCase(to) }
        : { account: foldCase(local), domain: foldCase(deployment.main) };
    }
    if (left === `${account}@${domain}` || left === `*@${domain}`) {
      const right = splitFullName(foldCase(to));
      return right && { ...right, account: right.account === "*" ? account : right.account };
    }
  }
  return undefined;
}

/** What a name is in the Domain it came to: its account, or the name that an alias or a Forwarder stands for. */
function objectOf(domain: Domain, name: Name): Home | Name | undefined {
  const is = (one: string) => foldCase(one) === name.account;
  for (const account of domain.accounts) {
    if (is(account.name)) {
      return { account, domain, fullName: `${account.name}@${domain.name}` };
    }
    if (account.aliases.some(is)) return { ...name, account: foldCase(account.name) };
  }
  const forwarder = domain.forwarders.find((one) => is(one.name));
  return forwarder && splitFullName(foldCase(forwarder.to));
}

/** Router first, then the Domain, then its objects, until an account stands there (route.order). */
function homeOf(world: World, start: Name): Home | undefined {
  let name = start;
  for (let rewrites = 0; rewrites <= MOST_REWRITES; rewrites++) {
    const next = routed(world, name);
    if (next && !isSame(next, name)) {
      name = next;
      continue;
    }
    const domain = world.domains.get(name.domain);
    if (!domain) return undefined;
    const own = foldCase(domain.name);
    const found: Home | Name | undefined = own === name.domain
      ? objectOf(domain, name)
      : { ...name, domain: own };
    if (found === undefined || "fullName" in found) return found;
    name = found;
  }
  return undefined;
}

const isSame = (one: Name, other: Name) =>
  one.account === other.account && one.domain === other.domain;

/** The domain parts that a domain part leads to one after the other, itself first, whatever the account part is; and where it ends. */
function chainOf(world: World, start: string): { chain: string[]; place?: Domain } {
  const chain = [start];
  for (;;) {
    const from = { account: ANYBODY, domain: chain.at(-1) ?? "" };
    const next = routed(world, from);
    // One account for all of them is the end: the account part is lost.
    if (next && next.account !== ANYBODY) return { chain };
    const domain = next && !isSame(next, from)
      ? next.domain
      : foldCase(world.domains.get(from.domain)?.name ?? from.domain);
    if (chain.includes(domain)) {
      const place = domain === from.domain ? world.domains.get(domain) : undefined;
      return { chain, ...place && { place } };
    }
    chain.push(domain);
  }
}

/** The account parts that may mean something behind a domain part: its Domain's objects, and the left sides of account records. */
function candidates(world: World, start: string): Map<string, string> {
  const chain = new Set(chainOf(world, start).chain);
  const objects = [...chain].flatMap((key) => {
    const { accounts = [], forwarders = [] } = world.domains.get(key) ?? {};
    return [
      ...accounts.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...forwarders.map(({ name }) => name),
    ];
  });
  const records = world.deployment.routes.map(({ from }) => partsOf(from))
    .filter(({ account, domain }) => account !== ANYBODY && chain.has(foldCase(domain)))
    .map(({ account }) => account);
  return spellings([...objects, ...records].filter((name) => name !== ""));
}
