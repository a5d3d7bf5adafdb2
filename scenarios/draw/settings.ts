import { isIPv6 } from "node:net";
import { mixed } from "../forms/mixed.ts";
import type { Pick, World } from "../forms/form.ts";
import { recordsTo } from "../forms/records.ts";
import type { SettingKind } from "../scenario.ts";

const SETTINGS: Readonly<Record<SettingKind, (world: World, pick: Pick) => string | undefined>> = {
  own: ({ domain }, pick) => pick([domain.name, domain.name, mixed(domain.name)]),
  other: ({ others }, pick) => pick(others.flatMap(({ name, aliases }) => [name, ...aliases])),
  alias: ({ domain }, pick) => pick(domain.aliases),
  routed: (world, pick) => {
    const { domain, wildcard } = recordsTo(world);
    return pick([...domain, ...wildcard]);
  },
  // name.literal: it is what the connector makes of an address.
  address: ({ domain, deployment }, pick) => {
    const address = pick(domain.addresses) ?? pick(deployment.addresses);
    if (address === undefined) return undefined;
    return isIPv6(address) ? `[IPv6:${address}]` : pick([address, `[${address}]`]);
  },
};

/** The MAPI connector's Server Name setting; undefined: this world has none of the kind. It is never empty. */
export function settingOf(kind: SettingKind, world: World, pick: Pick): string | undefined {
  return SETTINGS[kind](world, pick);
}
