import type { Block, Grid } from "../table.ts";
import { type Writing, written } from "./cell.ts";
import { markdownCode } from "./markdown_code.ts";
import { hasMarker } from "./html_comment.ts";
import type { Syntax } from "./syntax.ts";
import { padded, widthOf } from "./width.ts";
import { wrapped } from "./wrapped.ts";

// Emphasis, code, links, HTML, entities, strikethrough. Formatters leave such a backslash where it is.
const escaped = (text: string) =>
  text.replace(/[\\`*[\]<|~]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|&(?=#?\w+;)/gu, "\\$&");

/** CommonMark 6.1: more backticks around it than inside. Of backticks alone a formatter would make something else. */
function code(text: string): string {
  if (/^`+$/.test(text)) return escaped(text);
  const ticks = "`".repeat(longest(text, /`+/g) + 1);
  const gap = /^`|`$/.test(text) ? " " : "";
  return `${ticks}${gap}${text}${gap}${ticks}`;
}

const longest = (text: string, runs: RegExp) =>
  Math.max(0, ...Array.from(text.matchAll(runs), ([run]) => run.length));

const PROSE: Writing = {
  text: escaped,
  code,
  strong: (text) => `**${escaped(text)}**`,
  link: (text, to) => `[${escaped(text)}](${to.replace(/[()\s<>\\]/g, encodeURIComponent)})`,
};

/**
 * GFM: a `|` parts cells even in code, and a backslash before it is taken away there too. Whether one that stands there is
 * itself escaped, readers do not agree on: then it is HTML.
 */
const IN_TABLE: Writing = {
  ...PROSE,
  code: (text) =>
    text.includes("\\|")
      ? `<code>${text.replace(/[\\|<&`*_[\]]/g, (one) => `&#${one.charCodeAt(0)};`)}</code>`
      : code(text).replaceAll("|", "\\|"),
};

/** Columns in line, as a formatter of Markdown would have them. */
function tableLines({ caption, head, rows }: Grid): string[] {
  const cells = [
    head.map((word) => written(word, IN_TABLE).trim()),
    ...rows.map((row) => head.map((_, at) => written(row[at] ?? "", IN_TABLE).trim())),
  ];
  const widths = head.map((_, at) => Math.max(1, ...cells.map((row) => widthOf(row[at] ?? ""))));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => padded(row[at] ?? "", width)).join(" | ")} |`;
  const [first = [], ...others] = cells;
  return [
    ...caption === undefined ? [] : [...wrapped(`**${escaped(caption)}**`), ""],
    line(first),
    line(widths.map((width) => "-".repeat(width))),
    ...others.map(line),
  ];
}

function fenced(text: string, language: string): string[] {
  const fence = "`".repeat(Math.max(3, longest(text, /`+/g) + 1));
  return [`${fence}${language}`, ...text.replace(/\n$/, "").split("\n"), fence];
}

/** What begins a line and would be a heading, a list, a quote, a rule there. */
const safeStart = (line: string) =>
  line.replace(/^([#>+\-=])/, "\\$1").replace(/^(\d+)([.)])/, "$1\\$2");

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return wrapped(safeStart(written(block.text, PROSE)));
    case "list":
      return block.items.flatMap((item) => wrapped(safeStart(written(item, PROSE)), "- ", "  "));
    case "table":
      return tableLines(block);
    case "code":
      return fenced(block.text, block.language ?? "text");
    case "picture":
      return fenced(block.text, "text");
  }
}

const FENCE = /^\s*(`{3,}|~{3,})/;

/** Padding, rules' lengths and where prose is broken do not count; in code everything does. */
function essence(lines: readonly string[]): string {
  const parts: string[] = [];
  let fence: string | undefined;
  for (const line of lines) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence !== undefined || mark !== undefined) {
      parts.push(`\n${line}\n`);
      fence = fence === undefined ? mark : mark?.startsWith(fence) ? undefined : fence;
    } else if (line.trim() === "") {
      parts.push("\n");
    } else {
      const text = rowEssence(line.trim().replace(/\s+/g, " "));
      parts.push(/^(\||[-*+] |\d+[.)] )/.test(text) ? `\n${text} ` : `${text} `);
    }
  }
  return parts.join("").replace(/ *\n+/g, "\n").trim();
}

/** Of a table's row: how wide cells are, how long rules, and to which side a column is set are layout. */
const rowEssence = (text: string) =>
  /^\|[-:| ]+\|$/.test(text)
    ? text.replace(/ ?:?-+:? ?/g, "-")
    : text.startsWith("|")
    ? text.replace(/ ?\| ?/g, "|")
    : text;

const ALONE = /^([ \t>]*)<!--(?!-)\s*(.*?)\s*-->\s*$/;

export default {
  id: "markdown",
  extensions: [".md", ".markdown"],
  spaced: true,
  code: markdownCode,
  comment(line) {
    const [, indent, text] = ALONE.exec(line) ?? [];
    if (indent !== undefined && text !== undefined && !text.includes("-->")) {
      return { indent, text };
    }
    return hasMarker(line.replace(/(`+).*?\1/g, "")) ? "shared" : undefined;
  },
  commented: (text) => `<!-- ${text} -->`,
  render: (blocks) => blocks.flatMap((block, at) => [...at > 0 ? [""] : [], ...linesOf(block)]),
  essence,
} satisfies Syntax as Syntax;
