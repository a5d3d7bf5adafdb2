import { assertEquals } from "@std/assert";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Plan } from "../../scenarios/plan.ts";
import { opened, result, scenario } from "../judge/_judged.ts";
import matrix from "./matrix_md.ts";
import { summarise } from "./summary.ts";

/** The matrix of one login that opened. */
function written(target: string, protocol: Protocol): string {
  const results = [result(scenario("info"), opened("info@client1.com"), { protocol })];
  const plan: Plan = {
    ...{ seed: 1, profile: "smoke", observed: [], sequences: [] },
    ...{ deployments: [], scenarios: [], relations: [], short: [] },
  };
  const run = { target, plan, entries: [], results, followed: {}, durationMs: 1 };
  return matrix.write({
    ...{ results, followed: {}, only: [], skip: [], startedAt: "", version: "" },
    summary: summarise(run),
  });
}

Deno.test("where the reference serves the web, the matrix says where the browser's pictures are", () => {
  const says = (target: string, protocol: Protocol) =>
    written(target, protocol).includes("(browser/index.html)");
  assertEquals(says("reference", "web"), true);
  assertEquals(says("reference", "pop3"), false);
  assertEquals(says("elsewhere", "web"), false);
});
