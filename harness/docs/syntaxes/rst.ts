import { OURS } from "../marker.ts";
import type { Block, Cell, Grid } from "../table.ts";
import { type Writing, written } from "./cell.ts";
import { rstCode } from "./rst_code.ts";
import type { Syntax } from "./syntax.ts";

const escaped = (text: string) => text.replace(/[\\*`|_<>[\]]/g, "\\$&");

const WRITING: Writing = {
  text: escaped,
  // Nothing is escaped in it, and text must not touch its ends: `\ ` parts them, and is not shown.
  code: (text) => /^`+$/.test(text) ? escaped(text) : `\\ \`\`${text}\`\`\\ `,
  strong: (text) => `\\ **${escaped(text)}**\\ `,
  // Two underscores: no name is made of the text, which might come twice.
  link: (text, to) => `\\ \`${escaped(text)} <${to.replaceAll(" ", "%20")}>\`__\\ `,
};

/** What would be a list, a comment, a field, an option or code where it begins a line. */
const STARTS = /^(?:[-+*•‣⁃]|\.\.|#\.|__|>>>|\(?[A-Za-z0-9]+[.)])(?=\s|$)|^(?::\w|::|--?\w|\/\w)/;

/** Signs alone would be a rule, or what stands over and under a title. */
const RULE = /^[!-/:-@[-`{-~]+$/;

/** `\ ` parts markup from a letter; where a blank does so, or where the line ends, it would be one too many. */
const inline = (cell: Cell) =>
  written(cell, WRITING)
    .replace(/(?<=^|\s)\\ (?=[`*])|(?<=[`*_])\\ (?=[\s,.;:!?)]|$)/g, "")
    .replace(STARTS, (start) => `\\ ${start}`)
    .replace(RULE, (rule) => `\\ ${rule}`)
    .replace(/::$/, ":\\:");

/** list-table: the only kind in which a cell may hold anything, at any width. */
function tableLines({ caption, head, rows }: Grid): string[] {
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => `   ${at === 0 ? "* -" : "  -"} ${cell}`.trimEnd());
  return [
    `.. list-table::${caption === undefined ? "" : ` ${inline(caption)}`}`,
    "   :header-rows: 1",
    "   :stub-columns: 1",
    "",
    ...row(head.map(inline)),
    ...rows.flatMap((cells) => row(head.map((_, at) => inline(cells[at] ?? "")))),
  ];
}

const literal = (text: string, language: string) => [
  `.. code-block:: ${language}`,
  "",
  ...text.replace(/\n$/, "").split("\n").map((line) => line === "" ? "" : `   ${line}`),
];

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [inline(block.text)];
    case "list":
      return block.items.map((item) => `- ${inline(item)}`);
    case "table":
      return tableLines(block);
    case "code":
      return literal(block.text, block.language ?? "text");
    case "picture":
      return literal(block.text, "text");
  }
}

export default {
  id: "rst",
  extensions: [".rst"],
  spaced: true,
  code: rstCode,
  comment(line) {
    const [, indent = "", blanks, text = ""] = /^(\s*)\.\.(\s*)(.*?)\s*$/.exec(line) ?? [];
    if (!OURS.test(text)) return undefined;
    return blanks === "" ? "shared" : { indent, text };
  },
  commented: (text) => `.. ${text}`,
  render: (blocks) => blocks.flatMap((block, at) => [...at > 0 ? [""] : [], ...linesOf(block)]),
  essence: (lines) => lines.map((line) => line.trimEnd()).join("\n").trim(),
} satisfies Syntax as Syntax;
