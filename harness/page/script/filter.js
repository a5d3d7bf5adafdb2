import { SIGNS } from "./signs.js";

/**
 * All results, a column for each field. Numbers count into the dictionary of that name; `ms` are tenths of a millisecond.
 * @typedef {{
 *   ids: string[],
 *   columns: Record<string, number[]>,
 *   words: Record<string, string[]>,
 *   text?: string[],
 * }} Table
 */

/** What a person would search a result by. @param {Table} table */
function texts(table) {
  const { ids, columns, words } = table;
  const { clause, why, login, client } = columns;
  table.text ??= ids.map((id, at) =>
    `${id} ${words.clause[clause[at]]} ${words.login[login[at]]} ${words.why[why[at]]} ${
      words.client[client[at]]
    }`.toLowerCase()
  );
  return table.text;
}

/** The fields that a filter compares with one word of a dictionary. */
const EXACT = ["target", "clause", "protocol", "verdict", "level", "client", "check"];

/**
 * The rows that a view shows, in their order.
 * @param {Table} table
 * @param {Readonly<Record<string, string>>} state
 * @returns {number[]}
 */
export function rowsOf(table, state) {
  const { ids, columns, words } = table;
  let rows = ids.map((_, at) => at);
  for (const field of EXACT) {
    const wanted = state[field];
    if (!wanted) continue;
    const value = words[field].indexOf(wanted);
    const column = columns[field];
    rows = rows.filter((row) => column[row] === value);
  }
  if (state.red) {
    const red = words.verdict.map((verdict) => SIGNS[verdict].red);
    rows = rows.filter((row) => red[columns.verdict[row]]);
  }
  if (state.q) {
    const text = texts(table);
    const parts = state.q.toLowerCase().split(/\s+/).filter((part) => part !== "");
    rows = rows.filter((row) => parts.every((part) => text[row].includes(part)));
  }
  return rows;
}
