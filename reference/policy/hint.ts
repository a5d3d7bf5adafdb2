import type { Domain } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { canonicalAddress } from "./address.ts";
import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import type { Policy } from "./policy.ts";

/** A host that a client named beside the login. */
export type Host =
  | { readonly kind: "none" }
  | { readonly kind: "address"; readonly address: string }
  | { readonly kind: "name"; readonly name: string };

/** What an HTTP `Host` names, without port and one trailing dot (client.web.host). An empty one names nothing, as if it were absent. */
export function webHost(hint: string | undefined): Host {
  const host = (hint ?? "").replace(/:\d*$/, "");
  if (host === "") return { kind: "none" };
  const name = host.replace(/\.$/, "");
  const bracketed = /^\[([^\]]*:[^\]]*)\]$/.exec(name)?.[1];
  const address = canonicalAddress(bracketed ?? (name.includes(":") ? "" : name));
  return address ? { kind: "address", address } : { kind: "name", name };
}

/** What an FTP HOST names: a name, or an address in brackets (RFC 7151, section 3.1; SMTP's tag for IPv6 does no harm). */
export function ftpHost(hint: string | undefined): Host {
  if (!hint) return { kind: "none" };
  const address = canonicalAddress(/^\[(?:ipv6:)?([^\]]*)\]$/i.exec(hint)?.[1] ?? "");
  return address ? { kind: "address", address } : { kind: "name", name: hint };
}

type Serves = (policy: Policy, world: Directory, hint: string) => boolean;

/** For the protocols whose hints are more than a Domain's name. */
const SERVES: Partial<Record<Protocol, Serves>> = {
  // client.web.numeric: a numeric host is always served, its address assigned or not.
  web: (policy, world, hint) => {
    const host = webHost(hint);
    return host.kind !== "name" || policy.isServed(world, host.name);
  },
  // RFC 7151, section 3.2, has an unknown host refused, and an address of another machine's is one.
  ftp: (policy, world, hint) => {
    const host = ftpHost(hint);
    if (host.kind === "address") return world.addresses.has(host.address);
    return host.kind === "name" && policy.isServed(world, host.name);
  },
};

/** As an XMPP target an address is a name like another. */
export function serves(
  this: Policy,
  world: Directory,
  protocol: Protocol,
  hint: string,
): boolean {
  return SERVES[protocol]?.(this, world, hint) ?? this.isServed(world, hint);
}

/** A domain record that makes it one account (`= joe.local`) ends the search: client.xmpp.unified-target, client.web.unified-host, reading a. */
export function isServed(this: Policy, world: Directory, domain: string): boolean {
  return servedDomain(this, world, domain) !== undefined;
}

/** The Domain that a name is after all domain records, as above. */
export function servedDomain(policy: Policy, world: Directory, domain: string): Domain | undefined {
  if (domain.includes("@")) return undefined; // no domain, though a `*` would take it
  let name = domain;
  for (let rewrites = 0; rewrites <= policy.rewriteLimit; rewrites++) {
    const right = policy.findRecord(world, { domain: name })?.right;
    // route.record.identity, reading a
    if (right === undefined || fold(right) === fold(name)) {
      return policy.findDomain(world, name)?.domain;
    }
    if (policy.unifiedAccount(world, right) !== undefined) return undefined;
    name = right;
  }
  return undefined;
}
