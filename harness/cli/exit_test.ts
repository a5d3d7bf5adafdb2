import { assertEquals } from "@std/assert";
import { VERDICTS } from "../judge/verdict.ts";
import type { Counts } from "../reports/summary.ts";
import { EXIT, exitOf } from "./exit.ts";

const none = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
const right = { ...none, conforms: 9 };

const ROWS = [
  ["what conforms", right, {}, EXIT.conforms],
  ["what is known", { ...right, known: 1 }, {}, EXIT.conforms],
  ["what differs from a SHOULD", { ...right, differs: 1 }, {}, EXIT.conforms],
  ["a deviation", { ...right, deviates: 1, unproven: 1 }, {}, EXIT.deviates],
  ["a listed deviation that is gone", { ...right, stale: 1 }, {}, EXIT.deviates],
  ["what is unproven", { ...right, unproven: 1 }, {}, EXIT.unproven],
  ["nothing that was offered", { ...none, notOffered: 9 }, {}, EXIT.unproven],
  ["a target that is gone", right, { outOfReach: true }, EXIT.unreachable],
  [
    "a deviation of a target that is gone",
    { ...right, deviates: 1 },
    { outOfReach: true },
    EXIT.deviates,
  ],
  ["a server that went down once", right, { losses: ["drawn 3: it ended"] }, EXIT.unproven],
] as const;

for (const [what, verdicts, course, code] of ROWS) {
  Deno.test(`${what} ends by ${code}`, () => {
    assertEquals(exitOf(verdicts, false, course), code);
  });
}

Deno.test("with --strict what differs from a SHOULD deviates", () => {
  assertEquals(exitOf({ ...right, differs: 1 }, true), EXIT.deviates);
});
