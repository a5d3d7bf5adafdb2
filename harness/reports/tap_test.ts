import { assert, assertEquals, assertStringIncludes } from "@std/assert";
// @ts-types="./_tap_parser.d.ts"
import { type FinalResults, Parser, type Result } from "tap-parser";
import { VERDICTS } from "../judge/verdict.ts";
import { harsh, told } from "./_told.ts";
import type { Told } from "./report.ts";
import { count } from "./summary.ts";
import tap from "./tap.ts";

/** What an independent parser makes of a text: the checks, and whether it was TAP to the last line. */
function parsed(text: string) {
  const checks: Result[] = [];
  const parser = new Parser({ strict: true });
  const garbage: string[] = [];
  const faults: Result[] = [];
  const heed = (one: Parser) => {
    one.on("extra", (line: string) => garbage.push(line));
    one.on(
      "complete",
      ({ failures }: FinalResults) => faults.push(...failures.filter(({ tapError }) => tapError)),
    );
  };
  heed(parser);
  parser.on("child", (child: Parser) => {
    heed(child);
    child.on("assert", (result: Result) => checks.push(result));
  });
  parser.end(text);
  const { ok, bailout, plan } = parser.results!;
  return { checks, ok, bailout, plan, sound: faults.length === 0 && garbage.length === 0 };
}

const by = (of: Told, checks: readonly Result[]) => {
  const clauses = [...Map.groupBy(of.results, ({ clause }) => clause).values()].flat();
  return checks.map((check, at) => [clauses[at]!.verdict, check] as const);
};

Deno.test("TAP: a parser of others reads every check, and no name or answer is taken for TAP", () => {
  const { checks, sound, ok, plan } = parsed(tap.write(harsh));
  assert(sound);
  assert(!ok);
  assertEquals(checks.length, VERDICTS.length);
  assertEquals(plan.end, new Set(harsh.results.map(({ clause }) => clause)).size);
});

Deno.test("TAP: what fails a run fails here, what is known or a SHOULD is to be done, what is not offered is skipped", () => {
  for (const run of [told, harsh]) {
    const seen = by(run, parsed(tap.write(run)).checks);
    const verdicts = (which: (check: Result) => unknown) =>
      seen.flatMap(([verdict, check]) => which(check) ? [verdict] : []).sort();
    assertEquals(verdicts(({ skip }) => skip), ["notOffered"]);
    assert(seen.every(([, { skip }]) => !skip || `${skip}`.startsWith("not offered: ")));
    assertEquals(verdicts(({ todo }) => todo), ["differs", "known"]);
    assertEquals(verdicts(({ ok, todo }) => !ok && !todo), ["deviates", "stale", "unproven"]);
  }
});

Deno.test("TAP: diagnostics come through YAML as they were", () => {
  for (const [verdict, { diag }] of by(harsh, parsed(tap.write(harsh)).checks)) {
    const result = harsh.results.find((one) => one.verdict === verdict)!;
    if (["conforms", "open", "notOffered"].includes(verdict)) assertEquals(diag, null, verdict);
    else {
      assertEquals(diag?.verdict, verdict);
      assertEquals(diag?.why, result.why);
      assertEquals(diag?.login, result.login?.scenario.attempt.login);
    }
  }
});

Deno.test("TAP: a run that was stopped bails out, and a server that was lost is a failure", () => {
  assertEquals(
    parsed(tap.write({ ...told, stopped: "nobody\nopens" })).bailout,
    "nobody\\u000aopens",
  );
  const results = told.results.filter(({ verdict }) => verdict === "conforms");
  const green = { ...told, results, summary: { ...told.summary, verdicts: count(results) } };
  assertEquals(parsed(tap.write(green)).ok, true);
  const lost = tap.write({ ...green, losses: ["drawn 3: it ended"] });
  assertEquals(parsed(lost).ok, false);
  assertStringIncludes(lost, "\nnot ok 2 - the server stays within reach: drawn 3: it ended\n");
});

Deno.test("TAP: the parser complains of what is wrong", () => {
  const good = tap.write(told);
  const faults: Readonly<Record<string, (text: string) => string>> = {
    "a plan that says less": (text) => text.replace("    1..", "    1..1 #"),
    "a number twice": (text) =>
      text.replace("    not ok 2", "    not ok 1").replace("    ok 2", "    ok 1"),
    "diagnostics without an end": (text) => text.replaceAll("      ...\n", ""),
    "a line that is none": (text) => text.replace("\n    1..", "\n    what\n    1.."),
  };
  for (const [what, fault] of Object.entries(faults)) {
    const bad = fault(good);
    assert(bad !== good, what);
    assert(!parsed(bad).sound, what);
  }
});
