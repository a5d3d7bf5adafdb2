import type { FullName } from "../../fixtures/deployment.ts";
import type { Because, Recipients, Undeliverable } from "../session.ts";
import type { Directory, DomainObject } from "./directory.ts";
import { fold } from "./fold.ts";
import type { Name, Policy, Routed } from "./policy.ts";

/** What has been reached on the ways of one address. */
interface Reached {
  readonly accounts: Set<FullName>;
  /** Groups and Mailing lists: each is expanded once, so that their cycles end. */
  readonly expanded: Set<DomainObject>;
}

/**
 * route.same-as-delivery: the way of a qualified login name up to the account; services are not asked. A Group or Mailing list leads
 * to its members, each routed again, and goes to whom it can: it is refused where it leads to nobody, as its first member is.
 */
export function recipients(this: Policy, world: Directory, address: string): Recipients {
  // RFC 5321, section 4.5.1, knows this one name without a Domain.
  const domain = fold(address) === "postmaster" ? world.main.name : undefined;
  const reached: Reached = { accounts: new Set(), expanded: new Set() };
  const because = follow(this, world, named(this, address, domain), reached);
  const [...accounts] = reached.accounts;
  return because === undefined ? { kind: "here", accounts } : { kind: "refused", because };
}

/** @param domain what a simple name is given; absent: it names nobody */
function named(policy: Policy, text: string, domain: string | undefined): Name | undefined {
  const read = policy.split(text);
  if (read.kind === "name") return read;
  if (read.kind === "refused" || domain === undefined) return undefined;
  return { kind: "name", account: read.account, domain };
}

/** Adds the accounts that a name leads to. @returns why it leads to none */
function follow(
  policy: Policy,
  world: Directory,
  name: Name | undefined,
  reached: Reached,
): Undeliverable | undefined {
  if (!name) return "unknown";
  const routed = policy.route(world, name);
  if (routed.kind === "refused") return undeliverable(routed.because);
  const found = policy.locate(world, routed);
  if (found.kind === "refused") {
    return found.because === "object"
      ? expand(policy, world, routed, reached)
      : undeliverable(found.because);
  }
  if (!found.account.enabled) return "disabled";
  reached.accounts.add(found.fullName);
  return undefined;
}

function expand(
  policy: Policy,
  world: Directory,
  routed: Routed,
  reached: Reached,
): Undeliverable | undefined {
  const domain = policy.findDomain(world, routed.domain)?.domain;
  const object = domain && policy.findObject(world, domain, routed.account);
  if (object?.kind !== "group" && object?.kind !== "list") return "unknown";
  if (reached.expanded.has(object)) return "loop";
  reached.expanded.add(object);
  const reasons = object.members.map((member) =>
    follow(policy, world, named(policy, member, domain?.name), reached)
  );
  return reasons.includes(undefined) ? undefined : reasons[0] ?? "unknown";
}

/** A Domain that is not served is another server's, and we send nothing there. */
function undeliverable(because: Because): Undeliverable {
  if (because === "loop") return "loop";
  return because === "remote" || because === "domain" ? "remote" : "unknown";
}
