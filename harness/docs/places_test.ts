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
    "1: a marker is no comment alone in its line.",
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
    "5: a marker is no comment alone in its line.",
    "6: a marker is no comment alone in its line.",
    '8: no marker is called "loginspec:tabel".',
    "10: the end of table f is missing.",
  ]);
});

Deno.test("Markdown: code ends with what it stands in, and a tag in a sentence begins none", () => {
  const quoted = "> ```sh\n> a fence\n\n" + md("one");
  const listed = "- item\n\n  ```sh\n  x\n\nText.\n\n" + md("two");
  const named = "A paragraph that says <pre> in words.\n\n" + md("three");
  const below = "> <pre>\n> x\n\n" + md("four") + "- - ```\n\n- b\n\n" + md("five", "  ");
  const text = quoted + listed + named + below;
  assertEquals(found(text, markdown), ["one 4", "two 13", "three 17", "four 22", "five 28  "]);
});

Deno.test("a marker in code that nobody closes is told, in each syntax that closes code", () => {
  const said = "a marker stands in code that is not closed.";
  assertEquals(found("```\nx\n" + md("one"), markdown), [`3: ${said}`]);
  assertEquals(found("<pre>\n" + md("one"), html), [`2: ${said}`]);
  assertEquals(found("----\n// loginspec:table one\n", asciidoc), [`2: ${said}`]);
  assertEquals(found("```\n" + md("one") + "```\n\n```\nx\n", markdown), []);
  assertEquals(found("Text\n\n" + md("one", "    "), markdown), []);
});

Deno.test("a marker that is nearly right is told, and never passed over", () => {
  const alone = "1: a marker is no comment alone in its line.";
  const called = (name: string) => `1: no marker is called "${name}".`;
  assertEquals(found("<!-- loginspec table forms -->\n", markdown), [called("loginspec")]);
  assertEquals(found("<!-- LoginSpec:Table forms -->\n", html), [called("LoginSpec:Table")]);
  assertEquals(found("<!--- loginspec:table forms --->\n", markdown), [alone]);
  assertEquals(found("<!--\nloginspec:table forms\n-->\n", markdown), [alone.replace("1", "2")]);
  assertEquals(found("..loginspec:table forms\n", rst), [alone]);
  assertEquals(found(".. Loginspec: table forms\n", rst), [called("Loginspec:")]);
  assertEquals(found("//LOGINSPEC:table forms\n", asciidoc), [called("LOGINSPEC:table")]);
  assertEquals(found("<!-- loginspec.example, loginspec-action -->\n", markdown), []);
});

Deno.test("a marker may stand behind a byte order mark", () => {
  assertEquals(found(`\uFEFF${md("one")}`, markdown), ["one 1"]);
});
