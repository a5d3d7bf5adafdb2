import { assert, assertEquals } from "@std/assert";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Plan } from "../../scenarios/plan.ts";
import { opened, result, scenario } from "../judge/_judged.ts";
import { harsh, markupIn, OBEYED } from "./_told.ts";
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

/** Rows that have not the cells of their table's head, and what is markup and not ours. */
function wrongIn(text: string): string[] {
  const widths = new Map<string, number>();
  return text.split("\n\n").flatMap((block) =>
    block.split("\n").flatMap((line) => {
      if (!line.startsWith("|")) return markupIn(line) === undefined ? [] : [line];
      const width = line.split("|").length;
      const head = widths.get(block) ?? width;
      widths.set(block, head);
      return width === head ? [] : [line];
    })
  );
}

Deno.test("the matrix: no name, no answer and no trouble of a server's is markup", () => {
  const text = matrix.write({
    ...harsh,
    results: harsh.results.map((one) => ({ ...one, why: `${one.why}${OBEYED}` })),
    summary: { ...harsh.summary, target: OBEYED, profile: OBEYED as "smoke" },
    ...{ stopped: OBEYED, losses: [OBEYED], lockouts: [OBEYED] },
  });
  assertEquals(wrongIn(text), []);
  assertEquals(text.match(/^#+ .*/gm)?.slice(1), [
    "## Modules",
    "## Ways to log in",
    "## Known deviations",
    "## What deviates",
  ]);
  // What a server said is no link; what the user says of it may be one.
  assertEquals(text.match(/\w+:\/\/\S+/g), ["https://example.org/a"]);
  for (const [good, bad] of [["&#60;", "<"], ["&#124;", "|"], [" --- |", ""], ["&#91;", "["]]) {
    const faulty = text.replace(good!, bad!);
    assert(faulty !== text, bad);
    assert(wrongIn(faulty).length > 0, bad);
  }
});
