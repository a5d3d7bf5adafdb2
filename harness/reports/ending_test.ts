import { assert, assertEquals } from "@std/assert";
import { parse } from "junit2json";
// @ts-types="./_tap_parser.d.ts"
import { Parser } from "tap-parser";
import type { Reason } from "../judge/policy.ts";
import type { Verdict } from "../judge/verdict.ts";
import { page } from "../page/mod.ts";
import { told } from "./_told.ts";
import badge from "./badge.ts";
import { type Ending, endingOf } from "./ending.ts";
import junit from "./junit.ts";
import type { Told } from "./report.ts";
import sarif from "./sarif.ts";
import { count } from "./summary.ts";
import tap from "./tap.ts";

/** A run of a result of each of these verdicts. */
function run(verdicts: readonly Verdict[], more: Partial<Told> = {}): Told {
  const results = told.results.filter(({ verdict }) => verdicts.includes(verdict));
  return { ...told, results, summary: { ...told.summary, verdicts: count(results) }, ...more };
}

/** Whether each report says that a run is red. */
async function redOf(of: Told) {
  const read = await parse(junit.write(of));
  assert(read && "testsuite" in read);
  const parser = new Parser({ strict: true });
  parser.end(tap.write(of));
  const [{ results, invocations: [invocation] }] = JSON.parse(sarif.write(of)).runs;
  const levels = results.map(({ level }: { level: string }) => level);
  return {
    junit: (read.failures ?? 0) + (read.errors ?? 0) > 0,
    tap: !parser.results!.ok,
    badge: JSON.parse(badge.write(of)).isError === true,
    page: /<div class="verdict bad">/.test(page(of)),
    // What is not proven is no finding: the run as a whole did not succeed.
    sarif: levels.includes("error") || !invocation.executionSuccessful,
  };
}

const strict = new Set<Reason>(["deviates", "stale", "unproven", "lost", "differs"]);
const never = new Set<Reason>();
const only = (reason: Reason) => new Set([reason]);

const RUNS: readonly (readonly [string, Told, Ending])[] = [
  ["what conforms", run(["conforms", "open", "notOffered"]), "conforms"],
  ["what differs from a SHOULD", run(["conforms", "differs"]), "conforms"],
  ["the same under --strict", run(["conforms", "differs"], { policy: strict }), "deviates"],
  ["what is known", run(["known"]), "conforms"],
  ["the same under --fail-on known", run(["known"], { policy: only("known") }), "deviates"],
  ["what deviates", run(["conforms", "deviates"]), "deviates"],
  ["the same under --fail-on never", run(["conforms", "deviates"], { policy: never }), "conforms"],
  ["a deviation that is gone", run(["stale"]), "deviates"],
  ["what is unproven", run(["conforms", "unproven"]), "unproven"],
  [
    "what is unproven, under --fail-on deviates",
    run(["conforms", "unproven"], { policy: only("deviates") }),
    "conforms",
  ],
  ["a server that went down", run(["conforms"], { losses: ["it ended"] }), "unproven"],
  [
    "the same under --fail-on deviates",
    run(["conforms"], { losses: ["it ended"], policy: only("deviates") }),
    "conforms",
  ],
  [
    "a target that is gone, under --fail-on never",
    run(["conforms"], { stopped: "gone", outOfReach: true, policy: never }),
    "unreachable",
  ],
  ["nothing that is offered", run(["notOffered"]), "unproven"],
  [
    "the same in a shard",
    run(["notOffered"], { shard: { index: 1, of: 2, worlds: 3 } }),
    "conforms",
  ],
  ["a run that lacks a part", run(["conforms"], { partial: true }), "unproven"],
];

for (const [what, of, ending] of RUNS) {
  Deno.test(`${what}: every report agrees with the exit code`, async () => {
    assertEquals(endingOf(of), ending);
    const red = ending !== "conforms";
    assertEquals(await redOf(of), { junit: red, tap: red, badge: red, page: red, sarif: red });
  });
}

Deno.test("a client of ours that erred makes every report red, whatever the policy", async () => {
  const { results } = run(["deviates"]);
  const erred = results.map((one) => ({ ...one, check: "witness:typed-name" as const }));
  const of = run(["conforms"], { results: erred, policy: never });
  assertEquals(endingOf(of), "fault");
  const said = await redOf(of);
  assertEquals(said, { junit: true, tap: true, badge: true, page: true, sarif: true });
});
