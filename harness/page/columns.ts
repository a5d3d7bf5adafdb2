import type { Result, Verdict } from "../judge/verdict.ts";
import { SIGNS } from "./script/signs.js";

/** A result, and the run that it is of: its place among those of the page. */
export interface Row {
  readonly run: number;
  readonly result: Result;
}

/** What needs somebody's eyes comes first; else the order of the run. */
const ORDER: readonly string[] = Object.keys(SIGNS);

export const inOrder = (rows: readonly Row[]): Row[] => {
  const byVerdict = Map.groupBy(rows, ({ result: { verdict } }) => verdict);
  return ORDER.flatMap((verdict) => byVerdict.get(verdict as Verdict) ?? []);
};

/** The words of a column, each once, and where each row points. */
class Column {
  readonly words: string[] = [];
  readonly rows: number[] = [];
  readonly #at = new Map<string, number>();

  add(word: string): void {
    let at = this.#at.get(word);
    if (at === undefined) {
      at = this.words.push(word) - 1;
      this.#at.set(word, at);
    }
    this.rows.push(at);
  }
}

/** What stands where there is nothing: a check without a login. */
const NONE = "";

const FIELDS: Readonly<Record<string, (row: Row, runs: readonly string[]) => string>> = {
  target: ({ run }, runs) => runs[run] ?? NONE,
  clause: ({ result }) => result.clause,
  protocol: ({ result }) => result.protocol,
  verdict: ({ result }) => result.verdict,
  level: ({ result }) => result.level,
  check: ({ result }) => result.check,
  client: ({ result }) => result.login?.client ?? NONE,
  login: ({ result }) => result.login?.scenario.attempt.login ?? NONE,
  why: ({ result }) => result.why,
};

/**
 * All rows as columns over dictionaries: a tenth of what objects would take, and read in one go. `ms`: tenths of a millisecond, -1
 * where nobody logged in.
 * @param runs what each run is called
 */
export function columnsOf(rows: readonly Row[], runs: readonly string[]) {
  const columns: Record<string, number[]> = {};
  const words: Record<string, string[]> = {};
  for (const [field, of] of Object.entries(FIELDS)) {
    const column = new Column();
    for (const row of rows) column.add(of(row, runs));
    columns[field] = column.rows;
    words[field] = column.words;
  }
  columns["ms"] = rows.map(({ result: { login } }) =>
    login?.ms === undefined ? -1 : Math.round(login.ms * 10)
  );
  return { ids: rows.map(({ result }) => result.id), columns, words };
}
