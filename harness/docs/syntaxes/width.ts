/** Characters that take two columns in characters of one width: East Asian Wide and Fullwidth (Unicode Annex 11), by blocks. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

const NONE = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const PICTURE = /^\p{Emoji_Presentation}$/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many columns a text takes, where each character takes one, two or none. */
export function widthOf(text: string): number {
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + columnsOf(segment), 0);
}

/** A letter with its accents takes what the widest of them does, as does a picture that is joined of several. */
function columnsOf(grapheme: string): number {
  if (grapheme.includes("\ufe0f")) return 2;
  return Math.max(...Array.from(grapheme, columnsOfOne));
}

function columnsOfOne(character: string): number {
  // A soft hyphen is shown where text is not broken by it.
  if (character === "\u00ad") return 1;
  if (NONE.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return PICTURE.test(character) || WIDE.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}

export const padded = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - widthOf(text)));
