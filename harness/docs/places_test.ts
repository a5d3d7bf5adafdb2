import { assertEquals } from "@std/assert";
import { linesOf } from "./lines.ts";
import { placesIn } from "./places.ts";
import asciidoc from "./syntaxes/asciidoc.ts";
import html from "./syntaxes/html.ts";
import markdown from "./syntaxes/markdown.ts";
import rst from "./syntaxes/rst.ts";
import type { Syntax } from "./syntaxes/syntax.ts";

/** The ids of the tables that are found, each with the line of its marker and what stands before it. */
function found(text: string, syntax: Syntax): string[] {
  const { places, faults } = placesIn(linesOf(text), syntax);
  return [
    ...places.map(({ marker, begin, indent }) => `${marker.id} ${begin + 1}${indent}`),
    ...faults.map(({ line, problem }) => `${line + 1}: ${problem}`),
  ];
}

const md = (id: string, indent = "") =>
  `${indent}<!-- loginspec:table ${id} -->\n${indent}<!-- loginspec:end -->\n`;

Deno.test("Markdown: markers stand anywhere but in code", () => {
  const text = [
    md("one"),
    "```md\n" + md("fenced") + "```\n",
    "~~~~\n```\n" + md("tilde") + "~~~~\n",
    "\n" + md("indented", "    "),
    "\n- item\n\n" + md("listed", "  "),
    "\n" + md("deep", "      "),
    "\n1. a\n   - b\n\n" + md("nested", "     "),
    "\n<pre>\n" + md("pre") + "</pre>\n",
    "> " + md("quoted").trimEnd().replace("\n", "\n> ") + "\n",
    "Write `<!-- loginspec:table x -->` there.\n",
  ].join("");
  assertEquals(found(text, markdown), [
    "one 1",
    "listed 18  ",
    "nested 27     ",
    "quoted 34> ",
  ]);
});

Deno.test("AsciiDoc: markers stand anywhere but in delimited code and comments", () => {
  const adoc = (id: string) => `// loginspec:table ${id}\n// loginspec:end\n`;
  const text = adoc("one") + "----\n" + adoc("listing") + "----\n....\n" + adoc("literal") +
    "....\n////\n" + adoc("comment") + "////\n* item\n+\n" + adoc("listed") +
    "// another comment\n--\n" + adoc("block") + "--\n";
  assertEquals(found(text, asciidoc), ["one 1", "listed 17", "block 21"]);
});

Deno.test("AsciiDoc: an indented marker would be shown as literal text, and is told", () => {
  assertEquals(found("  // loginspec:table x\n", asciidoc), [
    "1: a marker shares its line, or goes over several.",
  ]);
});

Deno.test("reStructuredText: markers stand anywhere but in literal blocks", () => {
  const rest = (id: string, indent = "") =>
    `${indent}.. loginspec:table ${id}\n\n${indent}.. loginspec:end\n\n`;
  const text = rest("one") + "Like this::\n\n" + rest("literal", "   ") +
    ".. code-block:: rst\n\n" + rest("directive", "   ") + "- item\n\n" + rest("listed", "  ") +
    "- item::\n\n" + rest("item", "    ") + rest("behind", "  ") + "..\n" +
    rest("commented", "   ") +
    ".. note::\n\n" + rest("note", "   ");
  assertEquals(found(text, rst), ["one 1", "listed 19  ", "behind 29  ", "note 40   "]);
});

Deno.test("HTML: markers stand anywhere but in pre, script, style, textarea and long comments", () => {
  const text = md("one", "  ") + "<pre>\n" + md("pre") + "</pre><p>\n" + md("two") +
    "<script type=module>\n" + md("script") + "</script>\n<!--\n  loginspec:table x\n-->\n" +
    "<pre>one line</pre>\n" + md("three");
  assertEquals(found(text, html), ["one 1  ", "two 7", "three 17"]);
});

Deno.test("what is wrong with markers is told with its line", () => {
  const text = [
    "<!-- loginspec:end -->",
    "<!-- loginspec:table a -->",
    "<!-- loginspec:table b -->",
    "<!-- loginspec:end -->",
    "text <!-- loginspec:table c -->",
    "<!-- loginspec:table",
    "d -->",
    "<!-- loginspec:tabel e -->",
    "<!-- loginspec:end -->",
    "<!-- loginspec:table f -->",
  ].join("\n");
  assertEquals(found(text, markdown), [
    "a 2",
    "1: an end marker ends nothing.",
    "3: a marker stands in the place of another, which begins in line 2.",
    "5: a marker shares its line, or goes over several.",
    "6: a marker shares its line, or goes over several.",
    '8: no marker is called "loginspec:tabel".',
    "10: the end of table f is missing.",
  ]);
});
