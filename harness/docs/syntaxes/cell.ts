import type { Cell, Piece } from "../table.ts";

/** A way to write each kind of piece. */
export interface Writing {
  text(text: string): string;
  code(code: string): string;
  strong(text: string): string;
  link(text: string, to: string): string;
}

/** A cell in one line. */
export function written(cell: Cell, by: Writing): string {
  const pieces: readonly Piece[] = isSeveral(cell) ? cell : [cell];
  return pieces.map((piece) => {
    if (typeof piece === "string") return by.text(oneLine(piece));
    if ("code" in piece) return by.code(spelled(piece.code));
    if ("strong" in piece) return by.strong(oneLine(piece.strong));
    return by.link(oneLine(piece.link), piece.to);
  }).join("");
}

const isSeveral = (cell: Cell): cell is readonly Piece[] => Array.isArray(cell);

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** Code that no syntax could show as it is (nothing at all, blanks at its ends, control characters) in quotation marks, escaped. */
export function spelled(code: string): string {
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  if (code !== "" && code === code.trim() && !/[\x00-\x1f\x7f]| {2}/.test(code)) return code;
  return JSON.stringify(code).replace(/\x7f/g, "\\u007f");
}

/** As words alone. */
export const PLAIN: Writing = {
  text: (text) => text,
  code: (code) => code,
  strong: (text) => text,
  link: (text) => text,
};
