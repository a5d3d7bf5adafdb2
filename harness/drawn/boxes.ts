/** A line of text, in units of the drawing. */
export const LINE = 16;
/** What a letter of the text is wide, about: what is longer than its box is cut, and stands in full in a title. */
const LETTER = 7.1;
const PADDING = 9;

/** A box with lines of text, where it stands. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** What a box stands for: looks differ by more than colour. */
export type Kind = "main" | "domain" | "address" | "record";

const LOOK: Readonly<Record<Kind, string>> = {
  main: 'rx="6" stroke-width="2"',
  domain: 'rx="6"',
  address: 'rx="12"',
  record: 'rx="0" stroke-dasharray="4 3"',
};

/** A text in XML. What XML cannot carry is a dot. */
export const words = (raw: string): string =>
  // deno-lint-ignore no-control-regex -- these are what is taken out
  raw.replace(/[\x00-\x1f\x7f\ufffe\uffff]|\p{Cs}/gu, "·").replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const cut = (text: string, width: number): string => {
  const most = Math.floor((width - 2 * PADDING) / LETTER);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
};

/** A box; its first line says what it is, and is bold in a Domain's. */
export function box({ x, y, width, height, lines }: Placed, kind: Kind): string {
  const bold = kind === "main" || kind === "domain";
  const texts = lines.map((line, at) =>
    `<text x="${x + PADDING}" y="${y + 7 + LINE * (at + 0.75)}"${
      at === 0 && bold ? ' font-weight="600"' : ""
    } fill="currentColor">${words(cut(line, width))}</text>`
  );
  return `<g><title>${words(lines.join("; "))}</title><rect x="${x}" y="${y}" width="${width}" ` +
    `height="${height}" ${
      LOOK[kind]
    } stroke="currentColor" style="fill:var(--drawn-${kind},transparent)"/>` +
    `${texts.join("")}</g>`;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The same in words. */
  readonly description: string;
  readonly content: string;
}

/** A drawing that takes its colours from where it stands, with room for strokes at its edges. */
export const svg = ({ width, height, title, description, content }: Drawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="-2 -2 ${width + 4} ${height + 4}" ` +
  `width="${width + 4}" height="${height + 4}" font-family="system-ui,sans-serif" font-size="12">` +
  `<title>${words(title)}</title><desc>${words(description)}</desc>\n${content}\n</svg>`;
