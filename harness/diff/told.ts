import { CLAUSE_IDS, type ClauseId } from "../../fixtures/clauses/mod.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import type { Change, Difference } from "./diff_schema.ts";
import { type Kind, KINDS } from "./kind.ts";

/** Kinds that are told one by one; what is in one run alone is told by its reasons. */
const LISTED: readonly Kind[] = ["new", "changed", "unproven", "moved", "fixed"];

export interface ToldClause {
  readonly clause: ClauseId;
  readonly protocols: readonly {
    readonly protocol: Protocol;
    /** "2 newly failing", the kinds that are there. */
    readonly kinds: readonly { readonly kind: Kind; readonly count: number }[];
  }[];
  /** The first so many, failures first. */
  readonly shown: readonly Change[];
  readonly more: number;
}

/** The changes under their clauses, in the register's order. `limit`: so many of each clause; 0: all. */
export function toldClauses({ changes }: Difference, limit: number): ToldClause[] {
  const listed = changes.filter(({ kind }) => LISTED.includes(kind));
  const groups = Map.groupBy(listed, ({ clause }) => clause);
  return CLAUSE_IDS.flatMap((clause) => {
    const of = groups.get(clause);
    if (!of) return [];
    const first = of.toSorted((a, b) => LISTED.indexOf(a.kind) - LISTED.indexOf(b.kind));
    const shown = limit === 0 ? first : first.slice(0, limit);
    return [{
      clause,
      protocols: PROTOCOLS.flatMap((protocol) => {
        const own = of.filter((change) => change.protocol === protocol);
        return own.length === 0 ? [] : [{ protocol, kinds: kindsIn(own) }];
      }),
      shown,
      more: of.length - shown.length,
    }];
  });
}

const kindsIn = (changes: readonly Change[]) =>
  LISTED.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });

/** "23 not run in B: 20 left out by --only or --skip, 3 not offered", for each run that lacks something. */
export function notRunSentences({ changes }: Difference): string[] {
  return (["missing", "appeared"] as const).flatMap((kind) => {
    const of = changes.filter((change) => change.kind === kind);
    if (of.length === 0) return [];
    const reasons = [...Map.groupBy(of, ({ reason }) => reason)]
      .map(([reason, those]) => `${those.length} ${reason}`);
    return [`${of.length} ${KINDS[kind]}: ${reasons.join(", ")}`];
  });
}

const LINE = [
  ["new", "newly failing"],
  ["changed", "failing in another way"],
  ["unproven", "no more proven"],
  ["moved", "with another verdict"],
  ["fixed", "fixed"],
  ["missing", "not run"],
  ["appeared", "run for the first time"],
  ["same", "the same"],
] as const satisfies readonly (readonly [Kind, string])[];

/** The sum in a line; failures are named though there are none. */
export function summaryLine({ counts, readings, red }: Difference): string {
  const parts = LINE.flatMap(([kind, words]) =>
    counts[kind] > 0 || kind === "new" ? [`${counts[kind]} ${words}`] : []
  );
  const read = readings.length > 0 ? [`${readings.length} other readings`] : [];
  return `${[...parts, ...read].join(", ")}; ${red} red in B.`;
}

/** Whether nothing at all is different. */
export const isSame = ({ changes, readings }: Difference): boolean =>
  changes.length + readings.length === 0;

export const comparedSentence = ({ by, because }: Difference): string =>
  by === "id"
    ? `Compared result by result: ${because}.`
    : `Compared clause by clause over each protocol, not result by result: ${because}.`;
