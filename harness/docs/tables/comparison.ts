import { compare } from "../../reports/compare.ts";
import { compareRows, LEGEND, LEGEND_NOTE } from "../../reports/compare_cells.ts";
import { among, CLAUSE_OPTIONS, nothingAmong } from "../measured/clause_options.ts";
import { reasonItems } from "../measured/reasons.ts";
import type { Block, Cell, Table } from "../table.ts";

export default {
  id: "comparison",
  about:
    "Clauses down, servers across: how several servers came out, with the reasons of what is known",
  needs: "several runs",
  options: {
    ...CLAUSE_OPTIONS,
    legend: { about: "what the signs mean, below; else no", values: ["yes", "no"] },
    reasons: { about: "the reasons of known deviations, below; else yes", values: ["yes", "no"] },
  },
  example: { clauses: "name.*", legend: "yes" },
  make({ options, runs }) {
    const comparison = compare(runs);
    const rows = among(comparison.rows, options);
    if (rows.length === 0) return nothingAmong(runs[0]);
    const { targets } = comparison;
    const legend: Block[] = options.legend === "yes"
      ? [{ kind: "list", items: LEGEND }, { kind: "paragraph", text: LEGEND_NOTE }]
      : [];
    const reasons = options.reasons === "no"
      ? []
      : targets.flatMap(({ target, known }, at): Block[] => {
        const items = reasonItems(known, rows, at);
        return items.length === 0
          ? []
          : [{ kind: "paragraph", text: [{ strong: target }] }, { kind: "list", items }];
      });
    return {
      blocks: [
        {
          kind: "table",
          head: ["clause", "level", ...targets.map(({ target }) => target)],
          rows: compareRows({ rows }).map((row): Cell[] =>
            "group" in row
              ? [{ strong: row.group }, "", ...targets.map(() => "")]
              : [{ code: row.clause }, row.level, ...row.cells]
          ),
        },
        ...legend,
        ...reasons,
      ],
    };
  },
} satisfies Table as Table;
