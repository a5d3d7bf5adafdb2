/** A line, and how it ends: `\n`, `\r\n`, or nothing where the file ends without one. */
export interface Line {
  readonly text: string;
  readonly end: string;
}

/** A text in lines, such that joined they are the text again. */
export const linesOf = (text: string): Line[] =>
  Array.from(text.matchAll(/([^\n]*?)(\r?\n|$)/g), ([, line = "", end = ""]) => ({
    text: line,
    end,
  })).filter(({ text, end }) => text + end !== "");

export const joined = (lines: readonly Line[]): string =>
  lines.map(({ text, end }) => text + end).join("");
