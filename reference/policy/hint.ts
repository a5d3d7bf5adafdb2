import type { Protocol } from "../../fixtures/protocols.ts";
import { canonicalAddress } from "./address.ts";
import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import type { Policy } from "./policy.ts";

export type WebHost =
  | { readonly kind: "none" }
  | { readonly kind: "address"; readonly address: string }
  | { readonly kind: "name"; readonly name: string };

/** What an HTTP `Host` names, without port and one trailing dot (client.web.host). An empty one names nothing, as if it were absent. */
export function webHost(hint: string | undefined): WebHost {
  const host = (hint ?? "").replace(/:\d*$/, "");
  if (host === "") return { kind: "none" };
  const name = host.replace(/\.$/, "");
  const bracketed = /^\[([^\]]*:[^\]]*)\]$/.exec(name)?.[1];
  const address = canonicalAddress(bracketed ?? (name.includes(":") ? "" : name));
  return address ? { kind: "address", address } : { kind: "name", name };
}

/** client.web.numeric: a numeric host is always served, its address assigned or not. As an XMPP target an address is a name like another. */
export function serves(
  this: Policy,
  world: Directory,
  protocol: Protocol,
  hint: string,
): boolean {
  if (protocol !== "web") return this.isServed(world, hint);
  const host = webHost(hint);
  return host.kind !== "name" || this.isServed(world, host.name);
}

/** A domain record that makes it one account (`= joe.local`) ends the search: client.xmpp.unified-target, client.web.unified-host, reading a. */
export function isServed(this: Policy, world: Directory, domain: string): boolean {
  if (domain.includes("@")) return false; // no domain, though a `*` would take it
  let name = domain;
  for (let rewrites = 0; rewrites <= this.rewriteLimit; rewrites++) {
    const right = this.findRecord(world, { domain: name })?.right;
    // route.record.identity, reading a
    if (right === undefined || fold(right) === fold(name)) {
      return this.findDomain(world, name) !== undefined;
    }
    if (this.unifiedAccount(world, right) !== undefined) return false;
    name = right;
  }
  return false;
}
