import { canonicalAddress } from "../../fixtures/address.ts";
import type { Domain } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import { localAccount, type Name, nameOf, type Record, rightSide } from "./record.ts";
import type { Found, World } from "./world.ts";

/** A record that a name meets, and what it makes of it. */
export interface Match {
  readonly record: Record;
  readonly index: number;
  readonly target: Name;
  /** The record makes the whole domain one account (`= joe.local`). */
  readonly unified: boolean;
  /** It matches and changes nothing. */
  readonly identity: boolean;
}

/** The first record, from an index on, that matches (route.order). */
export function matchOf(world: World, name: Name, from = 0): Match | undefined {
  const whole = `${name.account}@${name.domain}`;
  for (let index = from; index < world.records.length; index++) {
    const record = world.records[index];
    const right = record && rightSide(record, record.of === "account" ? whole : name.domain);
    if (!record || right === undefined) continue;
    const aim = record.of === "account"
      ? { target: record.star ? nameOf(right) : asSpelled(world, nameOf(right)), unified: false }
      : domainTarget(world, name, right);
    const identity = foldCase(`${aim.target.account}@${aim.target.domain}`) === foldCase(whole);
    return { record, index, ...aim, identity };
  }
  return undefined;
}

function domainTarget(world: World, { account }: Name, right: string) {
  // A served Domain that bears such a name comes first.
  const here = world.served.get(foldCase(right));
  const local = here ? undefined : localAccount(right);
  if (local === undefined) {
    return { target: { account, domain: here?.name ?? right }, unified: false };
  }
  return { target: asSpelled(world, { account: local, domain: world.main.name }), unified: true };
}

/** A name that a deployment's record or Forwarder leads to, in the letter case of the object itself. */
export function asSpelled({ served, objects }: World, name: Name): Name {
  const there = served.get(foldCase(name.domain));
  if (!there) return name;
  const object = objects.get(there.domain)?.get(foldCase(name.account));
  return { account: object?.name ?? name.account, domain: there.name };
}

/** What a domain part is when no record says otherwise. */
export type Place =
  | { readonly kind: "domain" | "alias"; readonly name: string; readonly domain: Domain }
  | { readonly kind: "literal"; readonly assigned: Domain | undefined }
  | { readonly kind: "local"; readonly account: string }
  | { readonly kind: "unknown" };

export function placeOf({ served, addresses }: World, domain: string): Place {
  const here = served.get(foldCase(domain));
  if (here) return { kind: here.alias ? "alias" : "domain", name: here.name, domain: here.domain };
  const address = literalAddress(domain);
  if (address !== undefined && addresses.has(address)) {
    return { kind: "literal", assigned: addresses.get(address) };
  }
  const local = localAccount(domain);
  return local === undefined ? { kind: "unknown" } : { kind: "local", account: local };
}

/** `[192.0.0.2]`, `192.0.0.2` or `[IPv6:::1]` (RFC 5321, 4.1.3), in any spelling of the address. */
function literalAddress(domain: string): string | undefined {
  const v6 = /^\[IPv6:(.*)\]$/is.exec(domain)?.[1];
  if (v6 !== undefined) return v6.includes(":") ? canonicalAddress(v6) : undefined;
  const v4 = /^\[(.*)\]$/s.exec(domain)?.[1] ?? domain;
  return v4.includes(":") ? undefined : canonicalAddress(v4);
}

export function objectOf({ objects }: World, domain: Domain, account: string): Found | undefined {
  return objects.get(domain)?.get(foldCase(account));
}
