import { type Protocol, PROTOCOLS } from "../../../fixtures/protocols.ts";
import { compare, type Comparison } from "../../reports/compare.ts";
import { GROUPS, LEGEND, signOf } from "../../reports/compare_cells.ts";
import { gridOf } from "../../reports/grid.ts";
import type { Told } from "../../reports/report.ts";
import { among, CLAUSE_OPTIONS, nothingAmong } from "../measured/clause_options.ts";
import { reasonItems } from "../measured/reasons.ts";
import { type Block, type Cell, severalOf, type Table } from "../table.ts";

/** A row for each clause below the name of its group; `cellOf` says what a protocol has there. */
function rowsOf(
  rows: Comparison["rows"],
  protocols: readonly Protocol[],
  cellOf: (row: Comparison["rows"][number], protocol: Protocol) => string,
): Cell[][] {
  return [...Map.groupBy(rows, ({ clause }) => clause.split(".")[0]!)].flatMap(([group, of]) => [
    [{ strong: GROUPS[group] ?? group }, "", ...protocols.map(() => "")],
    ...of.map((row) => [
      { code: row.clause },
      row.level,
      ...protocols.map((protocol) => cellOf(row, protocol)),
    ]),
  ]);
}

const sign = (row: Comparison["rows"][number], protocol: Protocol): string => {
  const cell = row.cells[0]?.find((one) => one.protocol === protocol);
  return cell ? signOf(row.level, cell) : "";
};

/** How many checks came out how: a number that another seed or profile changes. */
function counted({ summary }: Told) {
  const { protocols, rows } = gridOf(summary);
  const byClause = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.clause, row]));
  return ({ clause }: Comparison["rows"][number], protocol: Protocol): string =>
    byClause.get(clause)?.cells[protocols.indexOf(protocol)]?.text ?? "";
}

export default {
  id: "matrix",
  about: "Clauses down, protocols across: how a server came out",
  needs: "a run",
  options: {
    ...CLAUSE_OPTIONS,
    protocol: { about: "these, in this order; else all", values: PROTOCOLS, several: true },
    cells: {
      about: "signs, which stay while the server does, or counts of checks; else signs",
      values: ["signs", "counts"],
    },
    legend: { about: "what the signs mean, below; else no", values: ["yes", "no"] },
    reasons: {
      about: "the reasons of known deviations, below; else yes",
      values: ["yes", "no"],
    },
  },
  example: { clauses: "name.*", legend: "yes" },
  make({ options, runs }) {
    const [told] = runs;
    if (!told) return nothingAmong(undefined);
    const comparison = compare([told]);
    const [target] = comparison.targets;
    const wanted = severalOf(options.protocol);
    const protocols = wanted
      ? wanted.flatMap((one) => PROTOCOLS.filter((protocol) => protocol === one))
      : target?.protocols ?? [];
    const rows = among(comparison.rows, options).filter(({ cells }) =>
      cells[0]?.some(({ protocol }) => protocols.includes(protocol))
    );
    if (rows.length === 0) return nothingAmong(told);
    const cellOf = options.cells === "counts" ? counted(told) : sign;
    const legend: Block[] = options.legend === "yes" ? [{ kind: "list", items: LEGEND }] : [];
    const items = options.reasons === "no" || options.cells === "counts"
      ? []
      : reasonItems(target?.known ?? [], rows);
    return {
      blocks: [
        {
          kind: "table",
          head: ["clause", "level", ...protocols],
          rows: rowsOf(rows, protocols, cellOf),
        },
        ...legend,
        ...items.length > 0 ? [{ kind: "list" as const, items }] : [],
      ],
    };
  },
} satisfies Table as Table;
