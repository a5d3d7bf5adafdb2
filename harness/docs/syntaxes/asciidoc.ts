import { OURS } from "../marker.ts";
import type { Block, Grid } from "../table.ts";
import { type Writing, written } from "./cell.ts";
import type { Syntax } from "./syntax.ts";

/**
 * Anything that could be markup goes through untouched but for HTML's own characters: no list of AsciiDoc's marks is complete.
 * A backslash at the end would let the bracket not close.
 */
function passed(text: string): string {
  const [, most = "", slashes = ""] = /^(.*?)(\\*)$/.exec(text) ?? [];
  const first = most === "" ? "" : `pass:c[${most.replaceAll("]", "\\]")}]`;
  return first + "{backslash}".repeat(slashes.length);
}

const escaped = (text: string) =>
  text.replace(/\S*[^\p{L}\p{N}\s,;:.()/%-]\S*|\S*(?:--|\.\.\.|:\/\/|::|\([CRT]M?\))\S*/gu, passed);

const WRITING: Writing = {
  text: escaped,
  code: (text) => `\`${passed(text)}\``,
  strong: (text) => `*${escaped(text)}*`,
  link: (text, to) => `link:++${to}++[${escaped(text)}]`,
};

/** A cell ends at a `|`, wherever it stands. */
const cellText = (cell: Grid["rows"][number][number]) =>
  written(cell, WRITING).replaceAll("|", "\\|");

function tableLines({ caption, head, rows }: Grid): string[] {
  return [
    ...caption === undefined ? [] : [`.${written(caption, WRITING)}`],
    `[%header,cols="${
      head.map((_, at) => at === 0 ? "h" : "").map((one) => `1${one}`).join(",")
    }"]`,
    "|===",
    head.map((word) => `|${cellText(word)}`).join(" "),
    ...rows.flatMap((row) => ["", ...head.map((_, at) => `|${cellText(row[at] ?? "")}`)]),
    "|===",
  ];
}

/** A delimiter that no line of the text is. */
function listing(text: string, language?: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const longest = Math.max(
    3,
    ...lines.map((line) => /^-{4,}$/.exec(line.trimEnd())?.[0].length ?? 0),
  );
  const delimiter = "-".repeat(longest + 1);
  return [
    ...language === undefined ? [] : [`[source,${language}]`],
    delimiter,
    ...lines,
    delimiter,
  ];
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [written(block.text, WRITING)];
    case "list":
      return block.items.map((item) => `* ${written(item, WRITING)}`);
    case "table":
      return tableLines(block);
    case "code":
      return listing(block.text, block.language);
    case "picture":
      return listing(block.text);
  }
}

const DELIMITER = /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}|--)(?=$|[a-z])/;

export default {
  id: "asciidoc",
  extensions: [".adoc", ".asciidoc"],
  // Nothing needs it, and it would part what an author puts together.
  spaced: false,
  code() {
    let open: string | undefined;
    return (line) => {
      const text = line.trimEnd();
      if (open !== undefined) {
        if (text === open) open = undefined;
        return true;
      }
      const [, delimiter] = DELIMITER.exec(text) ?? [];
      // An open block (`--`) is no code.
      open = delimiter === "--" ? undefined : delimiter;
      return open !== undefined;
    };
  },
  comment(line) {
    const [, indent = "", text] = /^(\s*)\/\/(?!\/)\s*(.*?)\s*$/.exec(line) ?? [];
    if (text === undefined || !OURS.test(text)) return undefined;
    // An indented line is literal text, so that this one would be shown.
    return indent === "" ? { indent, text } : "shared";
  },
  commented: (text) => `// ${text}`,
  render: (blocks) => blocks.flatMap((block, at) => [...at > 0 ? [""] : [], ...linesOf(block)]),
  essence: (lines) => lines.map((line) => line.trimEnd()).join("\n").trim(),
} satisfies Syntax as Syntax;
