import { assertEquals } from "@std/assert";
import { type Mark, markerText, markOf } from "./marker.ts";

Deno.test("a marker names a table, and options with or without quotation marks", () => {
  const mark = markOf(` loginspec:table forms protocol=imap,web title="a b" other='"c"' none= `);
  const options = { protocol: "imap,web", title: "a b", other: '"c"', none: "" };
  assertEquals(mark, { kind: "begin", marker: { id: "forms", options } });
});

Deno.test("a marker that is written is read as it was", () => {
  const marker = { id: "x", options: { a: "b c", d: 'say "e"', f: "g=h" } };
  assertEquals(markOf(`loginspec:table ${markerText(marker)}`), { kind: "begin", marker });
});

Deno.test("a comment of somebody else is no marker", () => {
  assertEquals(markOf("toc"), undefined);
  assertEquals(markOf("see loginspec:table"), undefined);
});

Deno.test("what cannot be read is told", () => {
  const problem = (text: string) => {
    const mark: Mark | undefined = markOf(text);
    return mark?.kind === "faulty" ? mark.problem : mark?.kind;
  };
  assertEquals(
    [
      "loginspec:table",
      "loginspec:table x=1",
      "loginspec:table t word",
      "loginspec:table t a=1 a=2",
      'loginspec:table t a="b',
      "loginspec:tabel t",
      "loginspec:end forms",
    ].map(problem),
    [
      "a marker names no table",
      "a marker names no table",
      '"word" is no option',
      "option a is given twice",
      '"a=\\"b" is no option',
      'no marker is called "loginspec:tabel"',
      'an end marker says "forms"',
    ],
  );
});
