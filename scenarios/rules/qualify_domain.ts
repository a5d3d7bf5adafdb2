import { canonicalAddress } from "../../fixtures/address.ts";
import type { Domain } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import { domainAt } from "./hint.ts";
import { handed } from "./onward.ts";
import { matchOf } from "./router.ts";
import { type Move, refused, type Rule, rulesAt, type Situation } from "./rule.ts";

/** The Domain that the local address is assigned to. */
function assigned({ world, attempt }: Situation<"simple"> | Situation<"named">) {
  return domainAt(world, attempt.address);
}

/** Whether a TLS server name and the address give different Domains, so that one of them must win (address.sni). */
function isDisputed({ stage: { account, hint }, attempt, world }: Situation<"simple">): boolean {
  const { serverName } = attempt;
  if (hint.kind !== "nothing" || !serverName) return false;
  const byName = world.served.get(foldCase(serverName));
  const same = byName?.domain === (domainAt(world, attempt.address) ?? world.main);
  return !same || !!byName?.alias && !!matchOf(world, { account, domain: serverName });
}

/** Whether the address alone decides: nothing is carried, and no TLS server name is still to be thought of. */
function byAddress(situation: Situation<"simple">): boolean {
  const { stage: { hint }, taken } = situation;
  return hint.kind === "nothing" && (taken.has("address.sni") || !isDisputed(situation));
}

/** Whether the socket shows an IPv6 address, be it an IPv4-mapped one. */
function isShownAsIPv6({ attempt: { address, mapped } }: Situation<"simple">): boolean {
  return mapped === true || address.includes(":");
}

function byIPv4(situation: Situation<"simple">): boolean {
  return byAddress(situation) && !isShownAsIPv6(situation);
}

function addressCount(domain: Domain | undefined): number {
  return new Set(domain?.addresses.map((text) => canonicalAddress(text) ?? text)).size;
}

function inDomain(situation: Situation<"simple">, domain: string, simple = true): Move {
  const name = { account: situation.stage.account, domain };
  return { to: handed(situation, name, { simple }), as: "changes" };
}

function toAssigned(situation: Situation<"simple">): Move {
  return inDomain(situation, (assigned(situation) ?? situation.world.main).name);
}

const simpleByAddress = rulesAt("simple", [
  {
    clause: "address.sni",
    applies: (situation) => isDisputed(situation) && !situation.taken.has("address.sni"),
    decides: (situation) =>
      situation.read("address.sni", {
        a: () => ({ to: situation.stage }),
        b: () => inDomain(situation, situation.attempt.serverName ?? ""),
      }),
  },
  {
    clause: "address.family",
    applies: (situation) =>
      byAddress(situation) && isShownAsIPv6(situation) && !!assigned(situation),
    // In every protocol: what a server does with such addresses is one thing, and which rules it follows another.
    decides: (situation) =>
      inDomain(situation, (assigned(situation) ?? situation.world.main).name, false),
  },
  {
    clause: "address.main",
    applies: (situation) => byIPv4(situation) && assigned(situation) === situation.world.main,
    decides: toAssigned,
  },
  {
    clause: "address.assigned",
    applies: (situation) =>
      byIPv4(situation) && isSecondary(situation) && addressCount(assigned(situation)) === 1,
    decides: toAssigned,
  },
  {
    clause: "address.several",
    applies: (situation) =>
      byIPv4(situation) && isSecondary(situation) && addressCount(assigned(situation)) > 1,
    decides: toAssigned,
  },
  {
    clause: "address.unassigned",
    applies: (situation) => byAddress(situation) && !assigned(situation),
    decides: toAssigned,
  },
]);

function isSecondary(situation: Situation<"simple"> | Situation<"named">): boolean {
  const domain = assigned(situation);
  return !!domain && domain !== situation.world.main;
}

function toHint(situation: Situation<"simple">): Move {
  const { stage: { hint }, world } = situation;
  if (hint.kind === "address") return inDomain(situation, hint.domain.name);
  return inDomain(situation, "domain" in hint ? hint.domain : world.main.name);
}

const simpleByHint = rulesAt("simple", [
  {
    clause: "client.xmpp",
    applies: ({ stage: { hint }, traits }) =>
      traits.carries === "target domain" && hint.kind === "served" && !hint.routed,
    decides: toHint,
  },
  {
    clause: "client.xmpp.routed-target",
    applies: ({ stage: { hint }, traits }) =>
      traits.carries === "target domain" && hint.kind === "served" && hint.routed,
    decides: toHint,
  },
  {
    clause: "client.xmpp.unified-target",
    applies: ({ stage: { hint }, traits }) =>
      traits.carries === "target domain" && hint.kind === "unified",
    decides: toHint,
  },
  {
    // Reading (c) opens a qualified name's account, and says nothing of a simple one: there is no Domain to give it.
    clause: "client.xmpp.unknown-target",
    applies: ({ stage: { hint } }) => hint.kind === "unserved",
    decides: () => refused(),
  },
  {
    clause: "client.web.host",
    applies: ({ stage: { hint }, traits }) => traits.carries === "host" && hint.kind === "served",
    decides: toHint,
  },
  {
    clause: "client.web.unified-host",
    applies: ({ stage: { hint }, traits }) => traits.carries === "host" && hint.kind === "unified",
    decides: toHint,
  },
  {
    clause: "client.web.numeric",
    applies: ({ stage: { hint } }) => hint.kind === "address" && hint.numeric,
    decides: toHint,
  },
  {
    clause: "client.web.no-host",
    applies: ({ stage: { hint } }) => hint.kind === "address" && !hint.numeric,
    decides: toHint,
  },
]);

/** A Domain with an address of its own is named on an address of another secondary Domain. */
function dedicatedBoth(situation: Situation<"named">): boolean {
  const { world, stage: { name } } = situation;
  return isSecondary(situation) &&
    addressCount(world.served.get(foldCase(name.domain))?.domain) > 0;
}

function asNamed(situation: Situation<"named">): Move {
  const { stage: { name, several } } = situation;
  return { to: handed(situation, name, { several }), as: "reads" };
}

/** A qualified name against what the connection says. */
const named = rulesAt("named", [
  {
    clause: "name.explicit-wins",
    applies: (situation) => situation.stage.hint.kind === "nothing" && !dedicatedBoth(situation),
    decides: asNamed,
  },
  {
    clause: "address.mixed",
    applies: (situation) => situation.stage.hint.kind === "nothing" && dedicatedBoth(situation),
    decides: asNamed,
  },
  {
    clause: "client.xmpp.qualified",
    applies: ({ stage: { hint }, traits }) =>
      traits.carries === "target domain" && hint.kind !== "unserved",
    decides: asNamed,
  },
  {
    clause: "client.xmpp.unknown-target",
    applies: ({ stage: { hint } }) => hint.kind === "unserved",
    decides: asNamed,
  },
  {
    clause: "client.web.full",
    applies: ({ stage: { hint }, traits }) => traits.carries === "host" && hint.kind !== "unserved",
    decides: asNamed,
  },
]);

export const DOMAIN_RULES: readonly Rule[] = [...simpleByAddress, ...simpleByHint, ...named];
