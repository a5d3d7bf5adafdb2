import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { VERDICTS } from "../judge/verdict.ts";
import { cellOf, type Grid } from "../reports/grid.ts";
import type { Counts } from "../reports/summary.ts";
import type { KeptCell, KeptRun } from "./kept_run.ts";

/** The matrix of a run that is over, of its stored counts. A clause that no register has any more is not in it. */
export function pastGrid({ followed }: KeptRun, cells: readonly KeptCell[]): Grid {
  const protocols = PROTOCOLS.filter((protocol) =>
    cells.some((cell) => cell.protocol === protocol)
  );
  const clauses = CLAUSE_IDS.filter((clause) => cells.some((cell) => cell.clause === clause));
  return {
    protocols,
    rows: clauses.map((clause) => ({
      clause,
      level: CLAUSES[clause].level,
      cells: protocols.map((protocol) => {
        const of = cells.filter((cell) => cell.clause === clause && cell.protocol === protocol);
        return cellOf(of.length === 0 ? undefined : countsOf(of), followed[clause]);
      }),
    })),
  };
}

const countsOf = (cells: readonly KeptCell[]): Counts =>
  Object.fromEntries(
    VERDICTS.map((one) => [one, cells.find(({ verdict }) => verdict === one)?.results ?? 0]),
  ) as Record<keyof Counts, number>;
