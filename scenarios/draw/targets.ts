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
    // client.xmpp.unified-target, or a record that leads outside or nowhere: no alias, no Domain, yet not unknown.
    const routed = deployment.routes.map(({ from }) => from).filter((from) =>
      /^\w+\.example$/.test(from)
    );
    return to(pick(["unserved.invalid", pick(routed) ?? `x.${domain.name}`]));
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
