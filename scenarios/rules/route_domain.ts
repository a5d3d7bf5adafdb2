import type { Name } from "./record.ts";
import { domain, rewritten, table } from "./onward.ts";
import { type Move, refused, type Rule, rulesAt, type Situation } from "./rule.ts";

/** Routed again from the top of the table, without being counted as a rewrite. */
function anew({ world, stage: { way } }: Situation<"domain">, name: Name): Move {
  return { to: table(world, name, way), as: "changes" };
}

/** What the domain part is, when no record matches. */
export const PLACE_RULES: readonly Rule[] = rulesAt("domain", [
  {
    clause: "name.case.domain",
    applies: ({ stage: { name, place } }) => "name" in place && place.name !== name.domain,
    decides: ({ world, stage: { name, way, place } }) => ({
      to: domain(world, "name" in place ? { ...name, domain: place.name } : name, way),
      as: "changes",
    }),
  },
  {
    clause: "route.domain-alias",
    applies: ({ stage: { name, place } }) => place.kind === "alias" && place.name === name.domain,
    decides: ({ world, stage: { name, way, place } }) => {
      const its = place.kind === "alias" ? place.domain.name : name.domain;
      return { to: rewritten(world, { ...name, domain: its }, way, "alias"), as: "changes" };
    },
  },
  {
    clause: "name.literal",
    applies: ({ stage: { place } }) => place.kind === "literal",
    decides: (situation) => {
      const { stage: { name, place }, world, read } = situation;
      const assigned = place.kind === "literal" ? place.assigned : undefined;
      return read("name.literal", {
        a: () => anew(situation, { ...name, domain: (assigned ?? world.main).name }),
        b: () => anew(situation, { ...name, domain: world.main.name }),
        c: () => refused(),
      });
    },
  },
  {
    clause: "route.unified.typed",
    applies: ({ stage: { place } }) => place.kind === "local",
    decides: (situation) => {
      const { stage: { name, place }, world, read } = situation;
      const account = place.kind === "local" ? place.account : name.account;
      return read("route.unified.typed", {
        a: () => refused(),
        b: () => anew(situation, { account, domain: world.main.name }),
      });
    },
  },
  {
    clause: "route.unknown-domain",
    applies: ({ stage: { place, way } }) => place.kind === "unknown" && !way.led,
    decides: () => refused(),
  },
  {
    clause: "route.forwarder.remote",
    applies: ({ stage: { place, way } }) => place.kind === "unknown" && way.led,
    decides: () => refused(),
  },
]);
