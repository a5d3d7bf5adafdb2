import { assertEquals } from "@std/assert";
import { type Reason, USUAL_POLICY } from "../judge/policy.ts";
import { VERDICTS } from "../judge/verdict.ts";
import type { Counts } from "../reports/summary.ts";
import { EXIT, type ExitCode, exitOf } from "./exit.ts";

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
  ["a run of which parts are missing", right, { partial: true }, EXIT.unproven],
  ["a server that went down once", right, { losses: ["drawn 3: it ended"] }, EXIT.unproven],
] as const;

for (const [what, verdicts, course, code] of ROWS) {
  Deno.test(`${what} ends by ${code}`, () => {
    assertEquals(exitOf(verdicts, USUAL_POLICY, course), code);
  });
}

const gone = { outOfReach: true } as const;
const down = { losses: ["drawn 3: it ended"] };

const POLICIES: readonly [string, readonly Reason[], typeof right, object, ExitCode][] = [
  ["differs where it is red", ["differs"], { ...right, differs: 1 }, {}, EXIT.deviates],
  ["known where it is red", ["known"], { ...right, known: 1 }, {}, EXIT.deviates],
  ["a deviation where only differs is", ["differs"], { ...right, deviates: 1 }, {}, EXIT.conforms],
  ["nothing but deviations, where only lost is", ["lost"], { ...none, deviates: 1 }, {}, 0],
  ["what is unproven where it is not red", ["deviates"], { ...right, unproven: 1 }, {}, 0],
  ["a server that went down where that is not red", ["deviates"], right, down, EXIT.conforms],
  ["a server that went down where only that is", ["lost"], right, down, EXIT.unproven],
  ["nothing proven, whatever is red", ["deviates"], { ...none, unproven: 9 }, {}, EXIT.unproven],
  ["a deviation, before a target that is gone", ["deviates"], { ...right, deviates: 1 }, gone, 1],
  ["a target that is gone, before what is unproven", ["unproven"], right, gone, EXIT.unreachable],
  ["anything under never", [], { ...none, deviates: 1, stale: 1, unproven: 1 }, down, 0],
  ["a run of which parts are missing, under never", [], right, { partial: true }, EXIT.conforms],
  ["a run of which parts are missing, whatever is red", ["differs"], right, { partial: true }, 5],
  ["a target that is gone, under never", [], { ...right, deviates: 1 }, gone, EXIT.unreachable],
];

for (const [what, policy, verdicts, course, code] of POLICIES) {
  Deno.test(`${what} ends by ${code}`, () => {
    assertEquals(exitOf(verdicts, new Set(policy), course), code);
  });
}
