import { mixed } from "../forms/mixed.ts";
import type { Pick, World } from "../forms/form.ts";
import { recordsTo } from "../forms/records.ts";
import type { TargetKind } from "../scenario.ts";

/** A drawn target: a domain, nothing at all (`none`), or undefined: this world has none of the kind. */
type Target = { readonly to?: string } | undefined;

const TARGETS: Readonly<Record<TargetKind, (world: World, pick: Pick) => Target>> = {
  own: ({ domain }, pick) => to(pick([domain.name, domain.name, mixed(domain.name)])),
  other: ({ others }, pick) => to(pick(others.flatMap(({ name, aliases }) => [name, ...aliases]))),
  alias: (world, pick) => {
    const { domain, wildcard } = recordsTo(world);
    // client.xmpp.routed-target: what a record leads here counts like an alias.
    return to(pick([...domain, ...wildcard, ...world.domain.aliases]));
  },
  unserved: ({ deployment, domain }, pick) => {
    const elsewhere = deployment.routes.filter(({ from }) => /^\w+\.example$/.test(from));
    // client.xmpp.unified-target: neither a Domain nor unknown.
    const unified = elsewhere.find((route) => route.to.endsWith(".local"));
    const routed = (unified ?? pick(elsewhere))?.from ?? `x.${domain.name}`;
    return to(pick(["unserved.invalid", routed, routed]));
  },
  address: ({ deployment }, pick) => to(pick(deployment.addresses)),
  none: () => ({}),
};

/** XMPP's target domain of a kind. */
export function targetOf(kind: TargetKind, world: World, pick: Pick): Target {
  return TARGETS[kind](world, pick);
}

function to(domain: string | undefined): Target {
  return domain === undefined ? undefined : { to: domain };
}
