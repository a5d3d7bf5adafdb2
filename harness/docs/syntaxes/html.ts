import { hasMarker } from "./html_comment.ts";
import type { Block, Grid } from "../table.ts";
import { type Writing, written } from "./cell.ts";
import { htmlCode } from "./html_code.ts";
import type { Syntax } from "./syntax.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);

const WRITING: Writing = {
  text: escaped,
  code: (text) => `<code>${escaped(text)}</code>`,
  strong: (text) => `<strong>${escaped(text)}</strong>`,
  link: (text, to) => `<a href="${escaped(to)}">${escaped(text)}</a>`,
};

function tableLines({ caption, head, rows }: Grid): string[] {
  const cell = (at: number, text: string) =>
    `      ${at === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`}`;
  return [
    "<table>",
    ...caption === undefined ? [] : [`  <caption>${escaped(caption)}</caption>`],
    "  <thead>",
    "    <tr>",
    ...head.map((word) => `      <th scope="col">${escaped(word)}</th>`),
    "    </tr>",
    "  </thead>",
    "  <tbody>",
    ...rows.flatMap((row) => [
      "    <tr>",
      ...head.map((_, at) => cell(at, written(row[at] ?? "", WRITING))),
      "    </tr>",
    ]),
    "  </tbody>",
    "</table>",
  ];
}

const preformatted = (text: string) =>
  `<pre><code>${escaped(text.replace(/\n$/, ""))}</code></pre>`.split("\n");

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [`<p>${written(block.text, WRITING)}</p>`];
    case "list":
      return [
        "<ul>",
        ...block.items.map((item) => `  <li>${written(item, WRITING)}</li>`),
        "</ul>",
      ];
    case "table":
      return tableLines(block);
    case "code":
      return preformatted(block.text);
    case "picture":
      return ["<figure>", ...block.svg.trim().split("\n"), "</figure>"];
  }
}

export default {
  id: "html",
  extensions: [".html", ".htm"],
  spaced: false,
  unindented: true,
  code: htmlCode,
  comment(line) {
    const [, indent, text] = /^(\s*)<!--(?!-)\s*(.*?)\s*-->\s*$/.exec(line) ?? [];
    if (indent !== undefined && text !== undefined && !text.includes("-->")) {
      return { indent, text };
    }
    return hasMarker(line) ? "shared" : undefined;
  },
  commented: (text) => `<!-- ${text} -->`,
  render: (blocks) => blocks.flatMap(linesOf),
  // Formatters break lines and indent where they like; blanks beside a tag are as good as none here.
  essence: (lines) =>
    lines.join("\n").replace(/\s+/g, " ").replace(/ ?(<[^>]*>) ?/g, "$1").replace(/\s*\/>/g, ">")
      .trim(),
} satisfies Syntax as Syntax;
