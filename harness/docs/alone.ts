import type { Marker } from "./marker.ts";
import { PLAIN, written } from "./syntaxes/cell.ts";
import type { Syntax } from "./syntaxes/syntax.ts";
import { type Block, blocksOf, type Cell, type Made } from "./table.ts";

type Whole = Exclude<Made, { problem: string }>;

/** One table as a text of its own; or why it has no such form, with the remedy. */
export type Alone = { readonly text: string } | { readonly problem: string };

/** For programs, besides the syntaxes of authors. */
export const DATA_FORMATS = ["csv", "json", "svg"] as const;
export type DataFormat = typeof DATA_FORMATS[number];

const WRITERS: Readonly<Record<DataFormat, (made: Whole, marker: Marker) => Alone>> = {
  csv,
  json,
  svg,
};

/** A table as data. */
export const asData = (format: DataFormat, made: Whole, marker: Marker): Alone =>
  WRITERS[format](made, marker);

/** A table in an author's syntax, without markers. */
export const asText = (syntax: Syntax, made: Whole): Alone => ({
  text: `${syntax.render(blocksOf(made)).join("\n")}\n`,
});

const plain = (cell: Cell) => written(cell, PLAIN);

/** RFC 4180: lines end in CRLF, the first names the columns; quotation marks where a field needs them, doubled inside. */
function csv(made: Whole, { id }: Marker): Alone {
  const tables = blocksOf(made).flatMap((block) => block.kind === "table" ? [block] : []);
  const [only] = tables;
  if (!only || tables.length > 1) {
    const many = tables.length === 0 ? "no table" : `${tables.length} tables`;
    return { problem: `CSV holds one table, and ${id} has ${many}. Remedy: --format json` };
  }
  const field = (text: string) =>
    /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const rows = [only.head, ...only.rows.map((row) => row.map(plain))];
  return { text: rows.map((row) => `${row.map(field).join(",")}\r\n`).join("") };
}

/** Cells as words, without markup. */
function json(made: Whole, { id, options }: Marker): Alone {
  const blocks = blocksOf(made).map(plainBlock);
  const [first] = blocks;
  const content = "blocks" in made || !first ? { blocks } : first;
  return { text: `${JSON.stringify({ table: id, options, ...content }, null, 1)}\n` };
}

function plainBlock(block: Block) {
  switch (block.kind) {
    case "paragraph":
      return { ...block, text: plain(block.text) };
    case "list":
      return { ...block, items: block.items.map(plain) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(plain)) };
    case "code":
    case "picture":
      return block;
  }
}

function svg(made: Whole, { id }: Marker): Alone {
  const pictures = blocksOf(made).flatMap((block) => block.kind === "picture" ? [block.svg] : []);
  const [only] = pictures;
  return only !== undefined && pictures.length === 1
    ? { text: `${only.trim()}\n` }
    : { problem: `${id} has no picture of its own. Remedy: another --format` };
}
