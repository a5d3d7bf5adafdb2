import type { Protocol } from "../../fixtures/protocols.ts";
import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { hash } from "../draw/random.ts";
import { ALL as RELATIONS } from "../relations/mod.ts";
import type { Relation } from "../relations/relation.ts";
import { neighbourAt } from "../neighbour.ts";
import type { Scenario } from "../scenario.ts";
import type { Decided } from "./count.ts";

/** A planned scenario and the logins that must come out as it does. */
export interface Related {
  readonly relation: Pick<Relation, "id" | "clause" | "title">;
  /** A planned scenario's id. */
  readonly base: string;
  readonly others: readonly Scenario[];
}

/**
 * Chooses planned scenarios for every relation, by a digest of their ids: two of three should open, since refusals are
 * alike more easily.
 */
export function relate(
  planned: readonly Decided[],
  protocols: readonly Protocol[],
  pairs: number,
): Related[] {
  const plain = planned.filter(({ scenario }) =>
    !scenario.before && scenario.mechanism !== "SCRAM-SHA-1"
  );
  return RELATIONS.flatMap((relation) => {
    const inTurn = plain.map((each) => ({
      ...each,
      turn: hash(`${relation.id}/${each.scenario.id}`),
    }))
      .sort((a, b) => a.turn - b.turn || (a.scenario.id < b.scenario.id ? -1 : 1));
    const concerned = protocols.filter((protocol) =>
      CLAUSES[relation.clause].protocols.includes(protocol)
    );
    const each = Math.ceil(pairs / Math.max(concerned.length, 1));
    const third = Math.floor(each / 3);
    return concerned.flatMap((protocol) => {
      const here = inTurn.filter(({ scenario }) => scenario.attempt.protocol === protocol);
      const [opened = [], refused = []] = (["opened", "refused"] as const).map((kind) =>
        here.filter(({ decision }) => decision.outcome.kind === kind)
      );
      return [
        ...first(each - third, relation, opened, protocols),
        ...first(third, relation, refused, protocols),
      ];
    });
  });
}

function first(
  many: number,
  relation: Relation,
  from: readonly Decided[],
  protocols: readonly Protocol[],
): Related[] {
  const { id, clause, title } = relation;
  const related: Related[] = [];
  for (const { scenario } of from) {
    if (related.length >= many) break;
    const others = (relation.pair(scenario) ?? [])
      .filter(({ deployment, attempt: { protocol, address } }) =>
        protocols.includes(protocol) && neighbourAt(deployment, protocol, address)
      );
    if (others.length > 0) {
      related.push({ relation: { id, clause, title }, base: scenario.id, others });
    }
  }
  return related;
}
