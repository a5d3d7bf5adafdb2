import type { Domain } from "../../fixtures/deployment.ts";
import type { Directory, DomainEntry, DomainObject } from "./directory.ts";
import { fold } from "./fold.ts";
import { type Found, type Policy, type Refused, refused, type Routed } from "./policy.ts";

const LONGEST_NAME = 128;

/** name.charset */
export function isObjectName(name: string): boolean {
  return name.length <= LONGEST_NAME &&
    /^[A-Za-z0-9_-](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/.test(name);
}

/** address.no-fallback: the Domain found is the only one that is looked in. */
export function locate(this: Policy, world: Directory, routed: Routed): Found | Refused {
  const entry = this.findDomain(world, routed.domain);
  // route.unknown-domain; route.forwarder.remote
  if (!entry) return refused(routed.trail.length > 0 ? "remote" : "domain");
  if (!isObjectName(routed.account)) return refused("name");
  const object = this.findObject(world, entry.domain, routed.account);
  if (!object) return refused("account");
  if (object.kind !== "account") return refused("object"); // route.not-account
  const { domain } = entry;
  const { account } = object;
  const fullName = `${account.name}@${domain.name}` as const;
  return { kind: "found", fullName, account, domain, trail: routed.trail };
}

/** name.case.domain */
export function findDomain(this: Policy, world: Directory, name: string): DomainEntry | undefined {
  return world.domains.get(fold(name));
}

/** name.case.account */
export function findObject(
  this: Policy,
  world: Directory,
  domain: Domain,
  name: string,
): DomainObject | undefined {
  // What is longer is no object's name: no need to look at all of it.
  return name.length > LONGEST_NAME ? undefined : world.objects.get(domain)?.get(fold(name));
}
