import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { harsh, told } from "./_told.ts";
import asciidoc from "./asciidoc.ts";

/** The rows of the one table, as AsciiDoc parts them: a cell begins at each bar that no backslash is before. */
function rowsIn(text: string): string[][] {
  const [, columns, table] = /^\[%header,cols="([\d,]+)"\]\n\|===\n([^]*?)\n\|===$/m.exec(text) ??
    [];
  if (columns === undefined || table === undefined) throw new Error("there is no table");
  const cells = table.split(/(?<!\\)\|/).slice(1).map((cell) => cell.trim());
  const width = columns.split(",").length;
  if (cells.length % width !== 0) throw new Error(`${cells.length} cells in ${width} columns`);
  return Array.from(
    { length: cells.length / width },
    (_, at) => cells.slice(at * width, (at + 1) * width),
  );
}

/** Whatever could be markup of AsciiDoc, outside of the table's own lines. */
const MARKUP = /[*_`#^~{}<>[\]+\\]|\(\(|^=|^\/\//;

Deno.test("AsciiDoc: the table has a cell for each clause and protocol", () => {
  const [head, ...rows] = rowsIn(asciidoc.write(told));
  assertEquals(head, ["clause", "level", "pop3"]);
  assertEquals(rows.map(([clause]) => clause), [
    ...new Set(told.results.map(({ clause }) => clause)),
  ]);
});

Deno.test("AsciiDoc: no name and no answer is markup", () => {
  const text = asciidoc.write({ ...harsh, losses: harsh.results.map(({ why }) => why) });
  assertStringIncludes(text, '&#61;HYPERLINK("http&#58;//a.example")');
  const items = text.split("\n").filter((line) => line.startsWith("* "));
  assertEquals(items.length, harsh.results.length + 1);
  for (const item of items) {
    assert(!MARKUP.test(item.slice(2).replace(/&#\d+;/g, "")), item);
  }
  rowsIn(text);
});

Deno.test("AsciiDoc: the reading of the table notices what is wrong", () => {
  const good = asciidoc.write(told);
  for (
    const fault of [
      (text: string) => text.replace("|level", "|le|vel"),
      (text: string) => text.replace('cols="2,1', 'cols="2,1,1'),
      (text: string) => text.replace(/\|===\n(?!\|)/, "\n"),
      (text: string) => text.replace("[%header", "[header"),
    ]
  ) {
    const bad = fault(good);
    assert(bad !== good, `${fault}`);
    let wrong = false;
    try {
      wrong = rowsIn(bad)[0]?.join() !== "clause,level,pop3";
    } catch {
      wrong = true;
    }
    assert(wrong, `${fault}`);
  }
});
