import type { Told } from "../reports/report.ts";

/** A piece of a line. Each syntax escapes it by itself: no markup of any syntax stands in a text. */
export type Piece =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly to: string };

/** What stands in a cell, in an item, in a paragraph: one line, without line breaks. */
export type Cell = Piece | readonly Piece[];

/** A plain table. The first cell of each row is its heading. */
export interface Grid {
  readonly caption?: string;
  readonly head: readonly string[];
  /** Each as long as `head`. */
  readonly rows: readonly (readonly Cell[])[];
}

/** What a marker's place is made of, one below the other. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: Cell }
  | { readonly kind: "list"; readonly items: readonly Cell[] }
  | { readonly kind: "table" } & Grid
  /** Text as it is, such as a transcript. `language` as highlighters call it. */
  | { readonly kind: "code"; readonly text: string; readonly language?: string }
  /** HTML shows the SVG, every other syntax the text, which says the same in characters of one width. */
  | { readonly kind: "picture"; readonly svg: string; readonly text: string };

/** What a table says now: one table, or several blocks; or why it cannot be made, with the remedy. */
export type Made =
  | Grid
  | { readonly blocks: readonly Block[] }
  | { readonly problem: string };

/** `name=value` in a marker. */
export interface Option {
  /** What it is for, in a few words. */
  readonly about: string;
  /** All that it can be; absent: any text. A value that is none of these never reaches `make`. */
  readonly values?: readonly string[];
  /** Several values with commas between them: each must be one of `values`. */
  readonly several?: true;
  /** Left out, it is an error; otherwise `make` says what counts then. */
  readonly required?: true;
}

export type Options = Readonly<Partial<Record<string, string>>>;

/**
 * What a table is made from. `a run`: of exactly one, which the marker's `target=` chooses where several were given.
 * `several runs`: of all that were given, or of those that `targets=` names, in its order. `a run, if named`: of the
 * documentation, and of a run where the marker has a `target=`.
 */
export type Needs = "documentation" | "a run" | "several runs" | "a run, if named";

/** A subcommand of loginspec. */
export interface Command {
  readonly name: string;
  readonly about: string;
}

export interface Given {
  readonly options: Options;
  /** As `needs` says: none, one, or at least one. */
  readonly runs: readonly Told[];
  /** The command line's own, for a table of them: it imports the tables, and they cannot import it. */
  readonly commands: readonly Command[];
}

/** A table that can stand in an author's file: one file in the folder `tables`, as its default export. */
export interface Table {
  /** What the marker calls it. */
  readonly id: string;
  /** What it tells, in a sentence: `docs list` says it. */
  readonly about: string;
  readonly needs: Needs;
  /** Besides `target` and `targets`, which `needs` brings with it. */
  readonly options: Readonly<Record<string, Option>>;
  /** Options of an example that can be made, for `docs list`; with `needs` of a run, besides its target. */
  readonly example?: Options;
  /** A pure function: the same options and runs give the same table, without times and counts that differ from run to run. */
  make(given: Given): Made;
}

/** The values of an option that takes several; nothing where it was left out. */
export function severalOf(value: string | undefined): readonly string[] | undefined {
  return value?.split(",").map((each) => each.trim()).filter((each) => each !== "");
}

/** A plain table is one block. */
export const blocksOf = (made: Exclude<Made, { problem: string }>): readonly Block[] =>
  "blocks" in made ? made.blocks : [{ kind: "table", ...made }];
