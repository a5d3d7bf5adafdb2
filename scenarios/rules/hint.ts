import { canonicalAddress } from "../../fixtures/address.ts";
import type { Domain } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import { LIMIT } from "./limit.ts";
import { localAccount, rightSide } from "./record.ts";
import type { World } from "./world.ts";

/** What the client's target domain or host comes to. */
export type Hint =
  /** The protocol carries none. */
  | { readonly kind: "nothing" }
  /** It leads to a Domain here, `routed` by an alias or records; `domain` is what a simple name gets. */
  | { readonly kind: "served"; readonly domain: string; readonly routed: boolean }
  /** A record makes it one account. */
  | { readonly kind: "unified"; readonly domain: string }
  | { readonly kind: "unserved" }
  /** Web: an address decides, because the host is one (`numeric`) or because there is none. */
  | { readonly kind: "address"; readonly numeric: boolean; readonly domain: Domain };

export interface Worth {
  readonly hint: Hint;
  /** A record that matched and changed nothing was met on the way (route.record.identity). */
  readonly identity: boolean;
}

/** XMPP: the stream's `to`. */
export function targetHint(world: World, to: string | undefined, passesOver: boolean): Worth {
  if (!to) return { hint: { kind: "unserved" }, identity: false };
  return worthOf(world, to, to, passesOver);
}

/** Web: the URL's host, without port and one trailing dot, in any case (client.web.host). */
export function hostHint(
  world: World,
  address: string,
  host: string | undefined,
  passesOver: boolean,
): Worth {
  const bare = host?.replace(/^(\[.*\]|[^:]*):\d*$/s, "$1");
  if (!bare) return byAddress(world, address, false);
  const named = bare.replace(/\.$/, "");
  const numeric = canonicalAddress(/^\[(.*:.*)\]$/s.exec(named)?.[1] ?? named);
  if (numeric !== undefined) return byAddress(world, numeric, true);
  const spelled = world.served.get(foldCase(named))?.name ?? foldCase(named);
  return worthOf(world, named, spelled, passesOver);
}

function byAddress(world: World, address: string, numeric: boolean): Worth {
  return {
    hint: { kind: "address", numeric, domain: domainAt(world, address) ?? world.main },
    identity: false,
  };
}

/** The Domain that an address is assigned to, in whatever spelling. */
export function domainAt({ addresses }: World, address: string): Domain | undefined {
  return addresses.get(canonicalAddress(address) ?? address);
}

/** Served is what after all domain records, and only those, is a Domain or an alias (client.xmpp.unknown-target). */
function worthOf(world: World, name: string, domain: string, passesOver: boolean): Worth {
  let identity = false;
  let reached = name;
  for (let rewrites = 0; rewrites <= LIMIT; rewrites++) {
    const step = onward(world, reached, passesOver);
    identity ||= step.identity;
    if (step.right === undefined) {
      const here = world.served.get(foldCase(reached));
      if (!here) return { hint: { kind: "unserved" }, identity };
      return { hint: { kind: "served", domain, routed: rewrites > 0 || here.alias }, identity };
    }
    const local = localAccount(step.right) !== undefined;
    if (local && !world.served.has(foldCase(step.right))) {
      return { hint: { kind: "unified", domain }, identity };
    }
    reached = step.right;
  }
  return { hint: { kind: "unserved" }, identity };
}

function onward({ records }: World, name: string, passesOver: boolean) {
  let identity = false;
  for (const record of records) {
    const right = record.of === "domain" ? rightSide(record, name) : undefined;
    if (right === undefined) continue;
    if (foldCase(right) !== foldCase(name)) return { right, identity };
    identity = true;
    if (!passesOver) break;
  }
  return { right: undefined, identity };
}
