import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { opened, refused, result, scenario } from "../judge/_judged.ts";
import { packed } from "./_packs.ts";
import { drawnResults, redResults, toldOf } from "./_told.ts";
import { columnsOf, inOrder } from "./columns.ts";
import { namesOf } from "./comparison.ts";
import { comparisonPage, page } from "./mod.ts";
import { scriptText } from "./scripts.ts";
import { warningsOf } from "./warnings.ts";

const green = toldOf(drawnResults);
const red = toldOf(redResults);
const redPage = page(red);

/** A page without its scripts and data. */
const shown = (html: string) => html.replace(/<script[^]*?<\/script>/g, "");

Deno.test("the page says what the run came to, and each cell, without scripts", () => {
  assertStringIncludes(shown(page(green)), "</span> Conforms</h1>");
  const html = shown(redPage);
  assertStringIncludes(html, "</span> Deviates</h1>");
  assertStringIncludes(html, 'href="#clause=name.percent&amp;protocol=imap"');
  const [cell] = /<td class="[^"]*"><a href="#clause=name.percent&amp;protocol=imap">.*?<\/td>/
    .exec(html) ?? [];
  assertStringIncludes(cell ?? "", "deviates</span>");
  assertStringIncludes(html, ">name.percent over imap</a>");
  assertEquals(shown(page(green)).includes("What is red"), false);
});

Deno.test("nothing that was seen ends a script, an element or an attribute", () => {
  const nasty = "</script><!--<b>&\"'\u2028\u0001\ud800]]>";
  const results = [
    result(scenario(nasty), refused(nasty), { id: nasty, why: nasty, verdict: "deviates" }),
    result(scenario(`x${nasty}`), opened("info@client1.com"), { id: `x${nasty}`, steps: [nasty] }),
  ];
  const html = page(toldOf(results, { stopped: nasty, notes: [nasty] }));
  const count = (part: string) => html.split(part).length - 1;
  assertEquals(count("</script"), count("<script"));
  assertEquals(count("<!--"), 0);
  assertEquals(count("\u2028"), 0);
  assertEquals(count('<b>&"'), 0);
  const data = /<script type="application\/json" id="data">([^<]*)</.exec(html)?.[1];
  assert(JSON.parse(data ?? "").table.ids.includes(nasty));
});

Deno.test("no password is in the page, nor in what it opens on demand", () => {
  const deployments = new Set(redResults.map(({ login }) => login!.scenario.deployment));
  const secrets = [...deployments].flatMap((one) =>
    accountsOf(one).map(({ account }) => account.password)
  );
  const said = redPage + packed(redPage);
  assert(secrets.length > 20);
  assertStringIncludes(packed(redPage), "USER ");
  assertEquals(secrets.filter((secret) => said.includes(secret)), []);
});

Deno.test("what is red stands first, and every row keeps its words", () => {
  const rows = inOrder(redResults.map((result) => ({ run: 0, result })));
  const { ids, columns, words } = columnsOf(rows, ["reference"]);
  assertEquals(words["verdict"], ["deviates", "conforms"]);
  assertEquals(ids.length, redResults.length);
  assertEquals(
    rows.map(({ result: { clause } }): string | undefined => clause),
    columns["clause"]!.map((at) => words["clause"]![at]),
  );
});

Deno.test("a page of several runs has a column for each, and a run that stands there twice two names", () => {
  const twice = [green, red, green];
  assertEquals(new Set(namesOf(twice)).size, 3);
  const mutant = { ...red, summary: { ...red.summary, target: "mutant:x" } };
  const html = shown(comparisonPage([green, mutant]));
  assertStringIncludes(html, '<th scope="col">mutant:x</th>');
  assertStringIncludes(html, 'href="#clause=name.percent&amp;target=mutant%3Ax"');
  assertThrows(() => comparisonPage([]), RangeError, "there is no run");
});

Deno.test("what takes from a verdict stands above it", () => {
  assertEquals(warningsOf(green), []);
  const warned = warningsOf(
    toldOf([], {
      trust: "nothing",
      losses: ["a loss"],
      lockouts: ["b"],
      stopped: "c",
      only: ["d"],
      shard: { index: 2, of: 4, worlds: 9 },
    }),
  ).join("\n");
  for (
    const word of [
      "Nothing was checked",
      "--insecure",
      "a loss",
      "shut us out: b",
      "c.",
      "--only d",
      "Shard 2 of 4",
    ]
  ) {
    assertStringIncludes(warned, word);
  }
});

Deno.test("the scripts are one that can be read, and none stands before what it needs", () => {
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  assertEquals(typeof new AsyncFunction(scriptText()), "function");
  const wrong = { b: 'import { a } from "./a.js";\n', a: "export const a = 1;\n" };
  assertThrows(() => scriptText(wrong), RangeError, "Cannot put b.js after a.js");
});
