import { literalAddress } from "./address.ts";
import type { Directory } from "./directory.ts";
import type { Match, Name, Policy, Rewritten } from "./policy.ts";
import { applied } from "./record.ts";
import { fullName, same } from "./route.ts";

/** route.order: the first that matches, read from the top. */
export function findRecord(
  this: Policy,
  world: Directory,
  { account, domain }: { readonly account?: string; readonly domain: string },
): Match | undefined {
  for (const record of world.records) {
    const right = applied(record, domain, account);
    if (right !== undefined) return { record, right };
  }
  return undefined;
}

/**
 * route.record.account, route.record.domain, route.record.wildcard, route.unified. A record that changes nothing ends the reading
 * of the table (route.record.identity, reading a), and the rewriters after it see the name.
 */
export function byRecord(this: Policy, world: Directory, name: Name): Rewritten {
  const match = this.findRecord(world, name);
  if (!match) return undefined;
  const to = match.record.account
    ? fullName(match.right)
    : inDomain(this, world, name, match.right);
  return to.kind === "name" && same(name, to) ? undefined : to;
}

function inDomain(policy: Policy, world: Directory, name: Name, right: string): Name {
  const account = policy.unifiedAccount(world, right);
  return account === undefined
    ? { ...name, domain: right }
    : { kind: "name", account, domain: world.main.name };
}

/** route.unified; a Domain, or alias, of exactly that name comes first. */
export function unifiedAccount(this: Policy, world: Directory, right: string): string | undefined {
  const account = /^(.+)\.local$/is.exec(right)?.[1];
  return account === undefined || this.findDomain(world, right) ? undefined : account;
}

/** name.literal, reading a: an address of the server's own stands for a Domain; records have seen it before. */
export function byLiteral(this: Policy, world: Directory, name: Name): Rewritten {
  const address = literalAddress(name.domain);
  if (address === undefined || !world.addresses.has(address)) return undefined;
  if (this.findDomain(world, name.domain)) return undefined;
  const domain = this.domainOfAddress(world, address);
  return domain && { ...name, domain: domain.name };
}
