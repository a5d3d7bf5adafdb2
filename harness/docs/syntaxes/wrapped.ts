import { widthOf } from "./width.ts";

/** Where lines of prose end: as formatters have it that nobody told otherwise. */
const COLUMNS = 80;

/** Words in lines that are full; each line but the first begins with `hanging`. */
export function wrapped(text: string, first = "", hanging = ""): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ").filter((each) => each !== "")) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > COLUMNS) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
