import { createHash } from "node:crypto";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { opened, refused, result, scenario } from "../judge/_judged.ts";
import type { Reason } from "../judge/policy.ts";
import type { Result, Verdict } from "../judge/verdict.ts";
import type { Told } from "../reports/report.ts";
import { packed } from "./_packs.ts";
import { drawnResults, redResults, toldOf } from "./_told.ts";
import { columnsOf, inOrder } from "./columns.ts";
import { namesOf } from "./comparison.ts";
import { detailsOf } from "./details.ts";
import { comparisonPage, page } from "./mod.ts";
import { outcomeOf } from "./outcome.ts";
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

Deno.test("a run is told as it came out: differs, known and what is not offered are no wells", () => {
  const [one, two, three] = drawnResults;
  const as = (verdict: Verdict) => ({ ...two!, verdict });
  const said = (results: readonly Result[], more: Partial<Told> = {}) => {
    const { words, because, tone } = outcomeOf(toldOf(results, more));
    return [words, tone, because];
  };
  assertEquals(said([as("differs")]), [
    "conforms to every MUST",
    "warn",
    "Of 1 check 1 differs from a SHOULD.",
  ]);
  assertEquals(said([one!, three!, as("differs"), as("notOffered")]), [
    "conforms to every MUST",
    "warn",
    "Of 4 checks 2 come out well, 1 differs from a SHOULD and 1 is of what is not offered.",
  ]);
  assertEquals(said([as("known"), as("differs")])[0], "conforms, but for what is known");
  const strict = new Set<Reason>(["deviates", "differs"]);
  assertEquals(said([as("differs")], { policy: strict }), [
    "deviates",
    "bad",
    "Of 1 check 1 differs from a SHOULD. By --fail-on or --strict this run fails on deviates, differs.",
  ]);
  assertEquals(said([as("deviates")], { policy: new Set() }).slice(0, 2), [
    "deviates, and may",
    "warn",
  ]);
});

Deno.test("a login is seen again by the folder of its record, and where it was dialled", () => {
  const [one] = drawnResults;
  const rows = [0, 1, 2].map((run) => ({ run, result: one! }));
  const dials = () => ({ host: "127.0.1.1", port: 41110 });
  const { details } = detailsOf(rows, [
    green,
    { ...green, folder: "out/a b", dials },
    { ...green, folder: "report" },
  ]);
  const [usual, other, named] = details.map(({ again }) => again);
  assertEquals(usual![0], `deno task loginspec replay "${one!.id}"`);
  assertEquals(other![0], `deno task loginspec replay "${one!.id}" --report "out/a b"`);
  assertEquals(named, usual);
  assertStringIncludes(usual![1]!, ":$PORT");
  assertStringIncludes(other![1]!, "127.0.1.1:41110");
});

Deno.test("the policy of the page lets its one script run, and it alone", () => {
  const [, allowed] = /script-src ([^;]*);/.exec(redPage) ?? [];
  const [, script = ""] = /<script>([^]*?)<\/script>/.exec(redPage) ?? [];
  assertEquals(allowed, `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
});

Deno.test("nothing that was seen ends a script, an element or an attribute", () => {
  const nasty = "</script><!--<b>&\"'\u2028\u202e\u0001\ud800]]>";
  const results = [
    result(scenario(nasty), refused(nasty), { id: nasty, why: nasty, verdict: "deviates" }),
    result(scenario(`x${nasty}`), opened("info@client1.com"), { id: `x${nasty}`, steps: [nasty] }),
  ];
  const html = page(toldOf(results, { stopped: nasty, notes: [nasty] }));
  const count = (part: string) => html.split(part).length - 1;
  assertEquals(count("</script"), count("<script"));
  assertEquals(count("<!--"), 0);
  assertEquals(count("\u2028"), 0);
  assertEquals(count("\u202e"), 0);
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
