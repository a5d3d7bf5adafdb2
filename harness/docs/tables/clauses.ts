import { CLAUSE_IDS, type ClauseId, CLAUSES, type Level } from "../../../fixtures/clauses/mod.ts";
import { type Cell, severalOf, type Table } from "../table.ts";
import { prose } from "../prose.ts";

const LEVELS: readonly Level[] = ["must", "should", "open"];
const GROUPS = [...new Set(CLAUSE_IDS.map((id) => id.split(".")[0] ?? ""))];

const COLUMNS: Readonly<Record<string, (id: ClauseId) => Cell>> = {
  clause: (id) => ({ code: id }),
  level: (id) => CLAUSES[id].level,
  statement: (id) => prose(CLAUSES[id].statement),
  step: (id) => CLAUSES[id].step,
  source: (id) => CLAUSES[id].source,
  protocols: (id) => CLAUSES[id].protocols.join(", "),
  readings: (id) =>
    prose(
      Object.entries(CLAUSES[id].readings ?? {}).map(([reading, says]) => `(${reading}) ${says}`)
        .join(" "),
    ),
};

const USUAL = ["clause", "level", "statement"];

export default {
  id: "clauses",
  about: "The clauses of the documented behaviour, with their levels",
  needs: "documentation",
  options: {
    group: { about: "of these groups; else all", values: GROUPS, several: true },
    level: { about: "of these levels; else all", values: LEVELS, several: true },
    columns: {
      about: `in this order; else ${USUAL.join(",")}`,
      values: Object.keys(COLUMNS),
      several: true,
    },
  },
  example: { group: "address", level: "must,should" },
  make({ options: { group, level, columns } }) {
    const [groups, levels] = [severalOf(group), severalOf(level)];
    const ids = CLAUSE_IDS.filter((id) =>
      (groups?.some((one) => id.startsWith(`${one}.`)) ?? true) &&
      (levels?.includes(CLAUSES[id].level) ?? true)
    );
    if (ids.length === 0) {
      return { problem: `No clause of ${group} is ${level}. Remedy: another level, or none` };
    }
    const head = severalOf(columns) ?? USUAL;
    return { head, rows: ids.map((id) => head.map((name) => COLUMNS[name]?.(id) ?? "")) };
  },
} satisfies Table as Table;
