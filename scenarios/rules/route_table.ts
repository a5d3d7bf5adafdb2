import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import { domain, rewritten, table } from "./onward.ts";
import { isByOrder } from "./order.ts";
import { always, refused, type Rule, rulesAt, type Situation } from "./rule.ts";
import type { Stage } from "./stage.ts";

/** Whether the record rewrites, and may: after an alias that is a question of its own. */
function rewrites({ stage: { match, alias } }: Situation<"table">): boolean {
  return !match.identity && !alias;
}

/** A record of one kind gives another name, and the result is routed again (route.order). */
function record(clause: ClauseId, isOne: (match: Situation<"table">["stage"]["match"]) => boolean) {
  return {
    clause,
    applies: (situation: Situation<"table">) => rewrites(situation) && isOne(situation.stage.match),
    decides: ({ stage, world }: Situation<"table">) => {
      const next = rewritten(world, stage.match.target, stage.way, "record");
      const to: Stage = isByOrder(world, stage) ? { at: "ordered", next } : next;
      return { to, as: "changes" as const };
    },
  };
}

const records = rulesAt("table", [
  record("route.unified", ({ unified }) => unified),
  record("route.record.wildcard", ({ unified, record }) => !unified && record.star),
  record(
    "route.record.account",
    ({ record }) => !record.star && record.of === "account",
  ),
  record(
    "route.record.domain",
    ({ unified, record }) => !unified && !record.star && record.of === "domain",
  ),
  {
    clause: "route.record.identity",
    applies: ({ stage: { match } }) => match.identity,
    decides: ({ stage: { name, way, match, alias }, world, read }) =>
      read("route.record.identity", {
        a: () => ({ to: domain(world, name, way) }),
        b: () => ({ to: table(world, name, way, { alias, from: match.index + 1 }) }),
      }),
  },
  {
    clause: "route.record.after-alias",
    applies: ({ stage: { match, alias } }) => alias && !match.identity,
    decides: ({ stage, world, read }) =>
      read("route.record.after-alias", {
        a: () => ({ to: { ...stage, alias: false } }),
        b: () => ({ to: domain(world, stage.name, stage.way) }),
      }),
  },
]);

const ordered = rulesAt("ordered", [{
  clause: "route.order",
  applies: always,
  decides: ({ stage: { next } }) => ({ to: next, as: "changes" }),
}]);

const endless = rulesAt("endless", [{
  clause: "route.loop",
  applies: always,
  decides: () => refused(),
}]);

export const TABLE_RULES: readonly Rule[] = [...records, ...ordered, ...endless];
