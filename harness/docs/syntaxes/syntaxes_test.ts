import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { NASTY, nastyGrid } from "../_nasty.ts";
import { SYNTAXES } from "../syntaxes.ts";
import type { Block } from "../table.ts";
import asciidoc from "./asciidoc.ts";
import { spelled } from "./cell.ts";
import html from "./html.ts";
import markdown from "./markdown.ts";
import rst from "./rst.ts";
import { widthOf } from "./width.ts";

const BLOCKS: readonly Block[] = [
  { kind: "paragraph", text: ["A ", { strong: "word" }, ", ", { link: "one", to: "x.md" }, "."] },
  { kind: "list", items: ["one", ["two ", { code: "three" }]] },
  { kind: "table", ...nastyGrid },
  { kind: "table", head: ["a", "b"], rows: [["1", ""]] },
  { kind: "code", text: "----\n```\n<b>\n" },
  { kind: "picture", svg: "<svg><title>t</title></svg>", text: "A -> B" },
];

/** As `deno fmt` leaves it. */
async function formatted(text: string, name = "page.md"): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/${name}`, text);
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["fmt", "--quiet", "--no-config", `${folder}/${name}`],
    }).output();
    assert(success, new TextDecoder().decode(stderr));
    return await Deno.readTextFile(`${folder}/${name}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("deno fmt leaves our Markdown as it is, wide characters and all", async () => {
  const text = `# Title\n\n${markdown.render(BLOCKS).join("\n")}\n`;
  assertEquals(await formatted(text), text);
});

Deno.test("deno fmt of HTML lets a picture and all other blocks say the same", async () => {
  const svg = '<svg viewBox="0 0 9 9"><title>t</title>\n<rect x="1" y="2"/><path d="M1 2"/></svg>';
  const lines = html.render([...BLOCKS, { kind: "picture", svg, text: "" }]);
  const page = `<!DOCTYPE html>\n<html>\n<body>\n${lines.join("\n")}\n</body>\n</html>\n`;
  const after = await formatted(page, "page.html");
  assertStringIncludes(after, " />");
  assertEquals(html.essence(after.split("\n")), html.essence(page.split("\n")));
});

Deno.test("Markdown: every row has as many cells as the head", () => {
  const lines = markdown.render([{ kind: "table", ...nastyGrid }]).filter((line) =>
    line.startsWith("|")
  );
  assertEquals(lines.length, NASTY.length + 2);
  for (const line of lines) {
    // A `|` with an odd number of backslashes before it is none that parts cells.
    const cells = line.match(/(?<!\\)(?:\\\\)*\|/g)?.length;
    assertEquals(cells, 3, line);
  }
});

Deno.test("HTML: nothing of a name is markup, and headings say of what", () => {
  const text = html.render([{ kind: "table", ...nastyGrid }]).join("\n");
  assertStringIncludes(text, "<caption>What is | to be *escaped*</caption>");
  assertStringIncludes(text, '<th scope="col">code</th>');
  assertStringIncludes(text, '<th scope="row"><code>&lt;@z:x@y&gt;</code></th>');
  assertStringIncludes(text, "<td>&amp;amp;</td>");
  assertEquals(text.match(/<tr>/g)?.length, NASTY.length + 1);
});

Deno.test("AsciiDoc: a cell begins at each `|` that is not escaped, and at no other", () => {
  const lines = asciidoc.render([{ kind: "table", ...nastyGrid }]);
  const inside = lines.slice(lines.indexOf("|===") + 1, -1);
  const cells = inside.join("\n").match(/(?<!\\)\|/g)?.length;
  assertEquals(cells, 2 * (NASTY.length + 1));
  assertStringIncludes(inside.join("\n"), "`pass:c[a\\|b]`");
  assertStringIncludes(inside.join("\n"), "pass:c[{name}]");
  assertStringIncludes(inside.join("\n"), "|`{backslash}`\n|{backslash}\n");
});

Deno.test("AsciiDoc: the delimiter of code is longer than any that stands in it", () => {
  assertEquals(asciidoc.render([{ kind: "code", text: "----\nx" }]), [
    "-----",
    "----",
    "x",
    "-----",
  ]);
});

Deno.test("reStructuredText: a row for each name, with its marks escaped", () => {
  const lines = rst.render([{ kind: "table", ...nastyGrid }]);
  assertEquals(lines.filter((line) => line.startsWith("   * - ")).length, NASTY.length + 1);
  assertEquals(lines.filter((line) => /^ {5}-(?: |$)/.test(line)).length, NASTY.length + 1);
  const text = lines.join("\n");
  assertStringIncludes(text, "     - \\*x\\*\n");
  assertStringIncludes(text, "     - x\\_\n");
  assertStringIncludes(text, "     - \\|x\\|\\_\n");
  assertStringIncludes(text, "   * - ``a|b``\n     - a\\|b\n");
});

Deno.test("reStructuredText: what begins a line is a word, and no list, rule, field or code", () => {
  const items = ["- x", "1. x", ".. x", ":a: b", "--opt v", "====", "x::", "plain - x"];
  assertEquals(rst.render([{ kind: "list", items }]), [
    "- \\ - x",
    "- \\ 1. x",
    "- \\ .. x",
    "- \\ :a: b",
    "- \\ --opt v",
    "- \\ ====",
    "- x:\\:",
    "- plain - x",
  ]);
});

Deno.test("code in our Markdown, AsciiDoc and reStructuredText is code again when the file is read", () => {
  for (const syntax of SYNTAXES.filter(({ id }) => id !== "html")) {
    const marker = syntax.commented("loginspec:table x");
    const lines = syntax.render([{ kind: "code", text: `${marker}\nx` }]);
    const inCode = syntax.code();
    const seen = lines.map((line) => [line.trim(), inCode(line)] as const);
    assertEquals(seen.find(([line]) => line === marker)?.[1], true, syntax.id);
  }
});

Deno.test("code that no syntax can show is spelled out", () => {
  assertEquals([" a", "", "a\u0001", "a\u007f", "a  b", "a b"].map(spelled), [
    '" a"',
    '""',
    '"a\\u0001"',
    '"a\\u007f"',
    '"a  b"',
    "a b",
  ]);
});

Deno.test("wide letters take two columns, accents none", () => {
  assertEquals(
    ["abc", "\uff49\uff4e", "e\u0301", "\u65e5\u672c", "\ud83d\ude00", "\u2713"].map(widthOf),
    [
      3,
      4,
      1,
      4,
      2,
      1,
    ],
  );
});
