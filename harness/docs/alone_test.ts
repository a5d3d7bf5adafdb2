import { assertEquals } from "@std/assert";
import { asData } from "./alone.ts";

const marker = { id: "t", options: { a: "b" } };
const grid = {
  head: ["name", 'say "it"'],
  rows: [[{ code: "a,b" }, 'a "b"'], ["", ["two ", { strong: "words" }]]],
};

Deno.test("CSV is as RFC 4180 has it", () => {
  assertEquals(asData("csv", grid, marker), {
    text: 'name,"say ""it"""\r\n"a,b","a ""b"""\r\n,two words\r\n',
  });
});

Deno.test("JSON has the words of cells, and what was asked for", () => {
  const made = asData("json", grid, marker);
  assertEquals("text" in made && JSON.parse(made.text), {
    table: "t",
    options: { a: "b" },
    kind: "table",
    head: ["name", 'say "it"'],
    rows: [["a,b", 'a "b"'], ["", "two words"]],
  });
});

Deno.test("CSV of no table or of several is refused", () => {
  const problem = (made: Parameters<typeof asData>[1]) => {
    const said = asData("csv", made, marker);
    return "problem" in said ? said.problem : "";
  };
  assertEquals(
    problem({ blocks: [{ kind: "paragraph", text: "x" }] }),
    "CSV holds one table, and t has no table. Remedy: --format json",
  );
  const table = { kind: "table", ...grid } as const;
  assertEquals(
    problem({ blocks: [table, table] }),
    "CSV holds one table, and t has 2 tables. Remedy: --format json",
  );
});
