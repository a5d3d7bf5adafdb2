import type { Recorded } from "../deviations/recorded.ts";
import { type By, comparedBy, notesOn } from "./comparable.ts";
import type { Change, Difference, Side } from "./diff_schema.ts";
import { byCell, byId, type Item } from "./item.ts";
import { isRed, type Kind, kindOf, KINDS } from "./kind.ts";
import { reasonOf } from "./not_run.ts";

export interface Asked {
  /** What differs from a SHOULD is red. */
  readonly strict: boolean;
  /** Absent: by id where ids mean the same. */
  readonly by?: By;
}

/** A recorded run, with the name by which it was asked for. */
export interface Named {
  readonly path: string;
  readonly run: Recorded;
}

/** What became of run A's results in run B: a function of the two records. */
export function difference(a: Named, b: Named, { strict, by: wished }: Asked): Difference {
  const usual = comparedBy(a.run, b.run);
  const { by, because } = wished === undefined ? usual : { by: wished, because: "it was asked so" };
  const itemsOf = by === "id" ? byId : byCell;
  const before = new Map(itemsOf(a.run.results).map((item) => [item.key, item]));
  const after = new Map(itemsOf(b.run.results).map((item) => [item.key, item]));
  const missing = reasonOf(b.run, a.run);
  const appeared = reasonOf(a.run, b.run);
  // What is gone stands behind what is there; text and Markdown sort it in by its clause.
  const keys = new Set([...after.keys(), ...before.keys()]);
  const all = [...keys].flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const kind = kindOf(was, is, strict);
    if (kind === undefined) return [];
    const reason = kind === "missing"
      ? missing(was!, is)
      : kind === "appeared"
      ? appeared(is!, was)
      : undefined;
    return [{ ...changeOf(kind, was, is), ...reason !== undefined && { reason } }];
  });
  const counts = countsOf(all);
  return {
    before: sideOf(a),
    after: sideOf(b),
    ...{ by, because, strict },
    notes: notesOn(a.run, b.run),
    counts,
    red: all.filter(({ after }) => after !== undefined && isRed(after, strict)).length,
    readings: readingsOf(a.run, b.run),
    changes: all.filter(({ kind }) => kind !== "same"),
  };
}

const sideOf = ({ path, run }: Named): Side => ({
  path,
  ...{ startedAt: run.startedAt, version: run.version },
  ...{ only: run.only, skip: run.skip },
  target: run.summary.target,
  profile: run.summary.profile,
  seed: run.summary.seed,
  results: run.results.length,
  verdicts: run.summary.verdicts,
});

const countsOf = (changes: readonly Change[]): Difference["counts"] => {
  const counts = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, 0])) as Record<
    Kind,
    number
  >;
  for (const { kind } of changes) counts[kind]++;
  return counts;
};

function changeOf(kind: Kind, was: Item | undefined, is: Item | undefined): Change {
  const { clause, protocol, id, check } = (is ?? was)!;
  return {
    ...{ kind, clause, protocol },
    ...id !== undefined && { id },
    ...check !== undefined && { check },
    // A login counts under what made the difference, and that can be another clause now.
    ...was && is && was.clause !== is.clause && { clauseBefore: was.clause },
    ...was && { before: was.verdict, was: was.why },
    ...is && { after: is.verdict, is: is.why },
    ...id === undefined && { results: { before: was?.results ?? 0, after: is?.results ?? 0 } },
  };
}

/** OPEN clauses whose reading is another one now. */
function readingsOf(a: Recorded, b: Recorded): Difference["readings"] {
  const followed = Object.entries(b.followed) as [keyof Recorded["followed"], string][];
  return followed.flatMap(([clause, after]) => {
    const before = a.followed[clause];
    return before === undefined || before === after ? [] : [{ clause, before, after }];
  });
}
