import { shownText } from "../../reports/known.ts";
import { compare } from "../../reports/compare.ts";
import { SIGNS } from "../../reports/compare_cells.ts";
import type { Cell, Table } from "../table.ts";

export default {
  id: "deviations",
  about: "Where a server deviates, and why: known ones with their reasons, others as such",
  needs: "a run",
  options: {},
  make({ runs }) {
    const [target] = compare(runs).targets;
    const rows: Cell[][] = [
      ...(target?.known ?? []).map(({ shown, reason, link }): Cell[] => [
        shownText(shown),
        "known",
        [
          reason.replace(/\s+/g, " ").trim(),
          ...link === undefined ? [] : [" ", { link, to: link }],
        ],
      ]),
      ...(target?.unlisted ?? []).map(({ clause, protocols, state }): Cell[] => [
        `${clause} (${protocols.join(", ")})`,
        "not listed",
        SIGNS[state][1],
      ]),
    ];
    return rows.length === 0
      ? { blocks: [{ kind: "paragraph", text: `${target?.target ?? "The run"}: no deviation.` }] }
      : { head: ["where", "state", "what and why"], rows };
  },
} satisfies Table as Table;
