import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { decideBy } from "../../scenarios/decide.ts";
import { RULES } from "../../scenarios/rules/mod.ts";
import { saying } from "./_nasty.ts";
import type { Sources } from "./choose.ts";
import { driftText } from "./drift.ts";
import { fill } from "./fill.ts";
import { SYNTAXES } from "./syntaxes.ts";
import html from "./syntaxes/html.ts";
import markdown from "./syntaxes/markdown.ts";
import type { Table } from "./table.ts";
import { documentedPrecedence } from "./tables/precedence.ts";
import { workedExampleBy } from "./tables/worked_example.ts";

const sources = (...tables: Table[]): Sources => ({ tables, commands: [] });
const file = (text: string, path = "page.md") => ({ path, text });

const PLACE = "<!-- loginspec:table says -->\nold\n<!-- loginspec:end -->";

Deno.test("in every syntax a place is filled, and filled again stays as it is", () => {
  for (const syntax of SYNTAXES) {
    const text = `before\n\n${syntax.commented("loginspec:table says")}\n\n${
      syntax.commented("loginspec:end")
    }\n\nbehind\n`;
    const first = fill(file(text), syntax, sources(saying("it")));
    assertEquals(first.problems, []);
    assertStringIncludes(first.after, "it", syntax.id);
    const second = fill(file(first.after), syntax, sources(saying("it")));
    assertEquals(second.after, first.after);
    assertEquals(second.places[0]?.state.kind, "same");
  }
});

Deno.test("outside of places no byte changes: CRLF, byte order mark, blanks, no end of the last line", () => {
  const [before, behind] = ["\ufeff# Title  \r\n\r\n\ta\r\n", "\r\n\r\n\r\ntail \u00a0"];
  const text = before + PLACE.replaceAll("\n", "\r\n") + behind;
  const { after } = fill(file(text), markdown, sources(saying("it")));
  assert(after.startsWith(before) && after.endsWith(behind));
  const inside = after.slice(before.length, -behind.length);
  assertEquals(inside.replaceAll("\r\n", "").includes("\n"), false);
  assertStringIncludes(inside, "\r\n\r\n| says |\r\n");
});

Deno.test("a place in a list keeps its indentation, one in a quotation its marks", () => {
  for (const [indent, blank] of [["   ", ""], ["> ", ">"]]) {
    const text = PLACE.split("\n").map((line) => indent + line).join("\n");
    const { after } = fill(file(text), markdown, sources(saying("it")));
    const lines = after.split("\n");
    assertEquals(lines.slice(1, 3), [blank ?? "", `${indent}| says |`]);
  }
});

Deno.test("HTML: code in an indented place begins at the margin, where its blanks are shown", () => {
  const table: Table = {
    ...saying(""),
    make: () => ({
      blocks: [{ kind: "code", text: "a\n  b\n\nc" }, { kind: "list", items: ["d"] }],
    }),
  };
  const text = PLACE.split("\n").map((line) => `    ${line}`).join("\n");
  const { after } = fill(file(text), html, sources(table));
  assertEquals(after.split("\n").slice(1, -1), [
    "    <pre><code>a",
    "  b",
    "",
    "c</code></pre>",
    "    <ul>",
    "      <li>d</li>",
    "    </ul>",
  ]);
});

Deno.test("what a formatter changes is no drift; what is said is", () => {
  const { after } = fill(file(PLACE), markdown, sources(saying("it *is* so")));
  const tight = after.replace("| -", "|-").replace(/ +\|$/gm, " |").replace(/-{4,}/, "---");
  const state = (text: string) =>
    fill(file(text), markdown, sources(saying("it *is* so"))).places[0]?.state.kind;
  assertEquals(state(tight), "same");
  assertEquals(state(after.replace("so", "not so")), "drifted");
  const page = fill(file(PLACE), html, sources(saying("it"))).after;
  const folded = page.replace(/(?<!--)>\s+<(?!!)/g, "><").replace("<td>", "\n <td>\n");
  assertEquals(fill(file(folded), html, sources(saying("it"))).places[0]?.state.kind, "same");
});

Deno.test("a drifted table is told with its line and a diff, alone", () => {
  const filled = fill(file(`# T\n\n${PLACE}\n\n${PLACE}\n`), markdown, sources(saying("it")));
  const [, second] = filled.places;
  assert(second);
  const text = driftText(filled, second);
  assertStringIncludes(text, "page.md:7: table says drifted\n--- page.md\tas it stands\n");
  assertStringIncludes(text, "\n@@ -5,5 +5,9 @@\n");
  assertStringIncludes(text, "\n-old\n");
  assertStringIncludes(text, "\n+| it   |\n");
});

Deno.test("what a marker asks for and cannot be had is told with place and remedy", () => {
  const told = (marker: string, table = saying("it")) =>
    fill(file(`\n<!-- loginspec:table ${marker} -->\n<!-- loginspec:end -->\n`), markdown, {
      ...sources(table),
    }).problems.map(({ line, problem, remedy }) => `${line}: ${problem} ${remedy}`);
  assertEquals(told("say"), ["2: no table is called say. Did you mean says? there is says"]);
  assertEquals(told("says wort=yes"), [
    "2: table says has no option wort. Did you mean word? there is word",
  ]);
  assertEquals(told("says word=maybe"), [
    "2: word=maybe means nothing to says. there is yes, no",
  ]);
  assertStringIncludes(told("says target=x", saying("it", { needs: "a run" }))[0] ?? "", "--from");
});

Deno.test("tables of runs are left where only the documented are asked for, and no text of theirs changes", () => {
  const table = saying("it", { needs: "a run" });
  const { after, places } = fill(file(PLACE), markdown, sources(table), "documented");
  assertEquals([after, places.map(({ state }) => state.kind)], [PLACE, ["left"]]);
});

/** A rule that is planted: on the Main Domain's address a simple name is refused like an unknown Domain's. */
const wrong: typeof decideBy = (rules, ...rest) =>
  decideBy(
    rules.map((rule) =>
      rule.clause === "address.main"
        ? {
          ...rule,
          decides: () => ({
            to: { at: "over", outcome: { kind: "refused", class: "login" } },
          }),
        }
        : rule
    ),
    ...rest,
  );

Deno.test("one rule that changes makes the tables drift that tell of it", () => {
  const decide = (by: typeof decideBy) =>
  (
    ...rest: Parameters<typeof decideBy> extends [
      infer _,
      ...infer Rest,
    ] ? Rest
      : never
  ) => by(RULES, ...rest);
  const table = (by: typeof decideBy): Table => ({
    ...saying(""),
    make: ({ options }) => workedExampleBy(decide(by), options),
  });
  const right = fill(file(PLACE), markdown, sources(table(decideBy)));
  const again = fill(file(right.after), markdown, sources(table(wrong)));
  const [place] = again.places;
  assert(place);
  assertEquals(place.state.kind, "drifted");
  const text = driftText(again, place);
  assert(/^-\| 1 .*info@company\.com opens/m.test(text), text);
  assert(/^\+\| 1 .*the login is refused/m.test(text), text);
});

Deno.test("the order of hints is the oracle's, and not one that is written down", () => {
  const nothing = documentedPrecedence((deployment, attempt) => ({
    ...decideBy(RULES, deployment, attempt),
    outcome: { kind: "refused", class: "login" },
  }));
  assertEquals(nothing.filter(({ counts }) => counts !== "neither"), []);
  assert(nothing.length > 0);
});
