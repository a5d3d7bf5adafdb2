import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import {
  type Name,
  type Policy,
  type Refused,
  refused,
  type Rewriter,
  REWRITERS,
  type Rewritten,
  type Routed,
} from "./policy.ts";

/** route.loop counts records, aliases and Forwarders; the other two cannot go round by themselves. */
const UNCOUNTED: readonly Rewriter[] = ["byLiteral", "byMainDomain"];

export function route(this: Policy, world: Directory, name: Name): Routed | Refused {
  const trail: Rewriter[] = [];
  let at = name;
  for (let rewrites = 0; rewrites <= this.rewriteLimit;) {
    const rewritten = this.rewrite(world, at);
    if (!rewritten) return { kind: "routed", account: at.account, domain: at.domain, trail };
    if (rewritten.to.kind === "refused") return rewritten.to;
    trail.push(rewritten.by);
    if (!UNCOUNTED.includes(rewritten.by)) rewrites++;
    at = rewritten.to;
  }
  return refused("loop");
}

export function rewrite(
  this: Policy,
  world: Directory,
  name: Name,
): { readonly by: Rewriter; readonly to: Name | Refused } | undefined {
  for (const by of REWRITERS) {
    const to = this[by](world, name);
    if (to) return { by, to };
  }
  return undefined;
}

/** route.domain-alias. The name is then routed again: route.record.after-alias, reading a. */
export function byDomainAlias(this: Policy, world: Directory, name: Name): Rewritten {
  const entry = this.findDomain(world, name.domain);
  return entry?.alias ? { ...name, domain: entry.domain.name } : undefined;
}

/** name.both: `x%y` in the Main Domain is read again without it. An alias of the Main Domain has become the Main Domain by now. */
export function byMainDomain(this: Policy, world: Directory, name: Name): Rewritten {
  if (!name.account.includes("%")) return undefined;
  if (this.findDomain(world, name.domain)?.domain !== world.main) return undefined;
  const read = this.split(name.account);
  return read.kind === "simple" ? undefined : read;
}

/** route.account-alias, route.alias.own-domain; then routed again, as above. */
export function byAccountAlias(this: Policy, world: Directory, name: Name): Rewritten {
  const object = objectOf(this, world, name);
  return object?.kind === "alias" ? { ...name, account: object.account.name } : undefined;
}

/** route.forwarder.local, route.forwarder.remote */
export function byForwarder(this: Policy, world: Directory, name: Name): Rewritten {
  const object = objectOf(this, world, name);
  return object?.kind === "forwarder" ? fullName(object.to) : undefined;
}

function objectOf(policy: Policy, world: Directory, { account, domain }: Name) {
  const entry = policy.findDomain(world, domain);
  return entry && policy.findObject(world, entry.domain, account);
}

/** The parts of what a record or a Forwarder leads to. Anything but a full name is an error in the deployment: it leads nowhere. */
export function fullName(text: string): Name | Refused {
  const at = text.lastIndexOf("@");
  return at > 0 && at < text.length - 1
    ? { kind: "name", account: text.slice(0, at), domain: text.slice(at + 1) }
    : refused("domain");
}

/** Whether two names differ in letter case alone. */
export function same(one: Name, other: Name): boolean {
  return fold(one.domain) === fold(other.domain) && fold(one.account) === fold(other.account);
}
