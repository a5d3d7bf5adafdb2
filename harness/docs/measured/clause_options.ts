import type { ClauseId, Level } from "../../../fixtures/clauses/mod.ts";
import type { Told } from "../../reports/report.ts";
import { globOf } from "../../select/glob.ts";
import { type Made, type Option, type Options, severalOf } from "../table.ts";

/** Which clauses a measured table tells of. */
export const CLAUSE_OPTIONS = {
  clauses: {
    about: "patterns of clause ids, such as name.*,route.loop; else all that were checked",
  },
  level: {
    about: "those of these levels; else all",
    values: ["must", "should", "open"],
    several: true,
  },
} as const satisfies Readonly<Record<string, Option>>;

/** Those of some rows that the options ask for. */
export function among<Row extends { readonly clause: ClauseId; readonly level: Level }>(
  rows: readonly Row[],
  options: Options,
): Row[] {
  const patterns = severalOf(options.clauses)?.map(globOf);
  const levels = severalOf(options.level);
  return rows.filter(({ clause, level }) =>
    (patterns?.some((matches) => matches(clause)) ?? true) && (levels?.includes(level) ?? true)
  );
}

/** What a table without a row says. */
export const nothingAmong = (told: Told | undefined): Made => ({
  problem: `${
    told ? `The run of ${told.summary.target}` : "No run"
  } checked nothing of what the table asks for. Remedy: other clauses=, level= or protocol=, or a run with fewer --only`,
});
