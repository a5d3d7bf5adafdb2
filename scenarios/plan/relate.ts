import type { Protocol } from "../../fixtures/protocols.ts";
import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { isDrawn } from "../draw/mechanisms.ts";
import { hash } from "../draw/random.ts";
import { ALL as RELATIONS } from "../relations/mod.ts";
import type { Relation } from "../relations/relation.ts";
import { neighbourAt } from "../neighbour.ts";
import type { Scenario } from "../scenario.ts";
import type { Decided } from "./count.ts";

/** A planned scenario and the logins that must come out as it does. */
export interface Related {
  /** What must hold between them. */
  readonly relation: Pick<Relation, "id" | "clause" | "title">;
  /** A planned scenario's id. */
  readonly base: string;
  /** The logins that are compared with it. */
  readonly others: readonly Scenario[];
}

/** So many scenarios are looked at for each that is taken. */
const LOOK = 6;

/**
 * Chooses planned scenarios for every relation: two of three should open, since refusals are alike more easily. Those
 * of clauses that decide too little come first, by a digest of their ids, and of some the ones whose others arrive where planned
 * logins do: an endpoint more needs controls of its own.
 * @param allows whether a login may be one of the others
 */
export function relate(
  planned: readonly Decided[],
  protocols: readonly Protocol[],
  pairs: number,
  decidesEnough: (each: Decided) => boolean,
  allows: (other: Scenario) => boolean = () => true,
): Related[] {
  const known = new Set(planned.map(({ scenario }) => placeOf(scenario)));
  const may = (other: Scenario) =>
    protocols.includes(other.attempt.protocol) && isProvable(other) && allows(other);
  const plain = planned.filter(({ scenario }) => isPlain(scenario))
    .map((each) => ({ ...each, last: decidesEnough(each) ? 1 : 0 }));
  return RELATIONS.flatMap((relation) => {
    const inTurn = plain.map((each) => ({
      ...each,
      turn: hash(`${relation.id}/${each.scenario.id}`),
    }))
      .sort((a, b) =>
        a.last - b.last || a.turn - b.turn || (a.scenario.id < b.scenario.id ? -1 : 1)
      );
    // Where there are fewer pairs than protocols, each relation is shown in others of them.
    const turn = (protocol: Protocol) => hash(`${relation.id}/${protocol}`);
    const concerned = protocols.filter((protocol) =>
      CLAUSES[relation.clause].protocols.includes(protocol)
    ).toSorted((a, b) => turn(a) - turn(b)).slice(0, pairs);
    const each = Math.ceil(pairs / Math.max(concerned.length, 1));
    return concerned.flatMap((protocol) => {
      const most = Math.min(each, relation.most?.[protocol] ?? each);
      const third = Math.floor(most / 3);
      const here = inTurn.filter(({ scenario }) => scenario.attempt.protocol === protocol);
      const [opened = [], refused = []] = (["opened", "refused"] as const).map((kind) =>
        here.filter(({ decision }) => decision.outcome.kind === kind)
      );
      return [
        ...first(most - third, relation, opened, may, known),
        ...first(third, relation, refused, may, known),
      ];
    });
  });
}

/** Nothing is asked of it but its name, and it costs no more than most. */
function isPlain({ before, cell, mechanism, attempt: { protocol }, conflict }: Scenario): boolean {
  return !before && !conflict && cell.serverName === undefined && cell.authzid === undefined &&
    isDrawn(protocol, mechanism);
}

/** A refusal proves something only where another login opens. */
const isProvable = ({ deployment, attempt: { protocol, address } }: Scenario) =>
  neighbourAt(deployment, protocol, address) !== undefined;

function placeOf({ deployment, attempt: { protocol, address }, cell: { security } }: Scenario) {
  return `${deployment.name}/${protocol}/${address}/${security}`;
}

function first(
  many: number,
  relation: Relation,
  from: readonly Decided[],
  may: (other: Scenario) => boolean,
  known: ReadonlySet<string>,
): Related[] {
  const { id, clause, title } = relation;
  const found: (Related & { strange: number })[] = [];
  for (const { scenario } of from) {
    if (found.length >= many * LOOK) break;
    const all = (relation.pair(scenario) ?? [])
      .filter((other) => other.id !== scenario.id && may(other));
    if (all.length === 0) continue;
    const from = hash(`${id}/${scenario.id}/others`) % all.length;
    const others = [...all.slice(from), ...all.slice(0, from)].slice(0, relation.others);
    const strange = others.filter((other) => !known.has(placeOf(other))).length;
    found.push({ relation: { id, clause, title }, base: scenario.id, others, strange });
  }
  return found.sort((a, b) => a.strange - b.strange).slice(0, many)
    .map(({ strange: _, ...related }) => related);
}
