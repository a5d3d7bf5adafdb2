import { assert, assertEquals } from "@std/assert";
import Ajv from "ajv";
import type { Reason } from "../judge/policy.ts";
import { type Verdict, VERDICTS } from "../judge/verdict.ts";
import { told } from "./_told.ts";
import badge from "./badge.ts";
import type { Told } from "./report.ts";

/** As the documentation of shields.io's endpoint badge has it. */
const validate = new Ajv.default().compile({
  type: "object",
  required: ["schemaVersion", "label", "message"],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: 1 },
    label: { type: "string" },
    message: { type: "string", minLength: 1 },
    color: { enum: ["brightgreen", "green", "yellow", "orange", "red", "lightgrey"] },
    labelColor: { type: "string" },
    isError: { type: "boolean" },
    namedLogo: { type: "string" },
    logoSvg: { type: "string" },
    logoColor: { type: "string" },
    logoSize: { type: "string" },
    style: { type: "string" },
  },
});

/** A run of so many of each verdict. */
function run(counts: Partial<Record<Verdict, number>>, more: Partial<Told> = {}): Told {
  const none = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >;
  return { ...told, ...more, summary: { ...told.summary, verdicts: { ...none, ...counts } } };
}

function shown(of: Told): string {
  const read: Record<string, unknown> = JSON.parse(badge.write(of));
  const valid: boolean = validate(read);
  assert(valid, JSON.stringify(validate.errors));
  return `${read.message} ${read.color}${read.isError ? "!" : ""}`;
}

Deno.test("badge: it has the shape of the endpoint, and tells the gravest first", () => {
  const good = { conforms: 7, open: 2, notOffered: 1 };
  assertEquals(
    [
      shown(run(good)),
      shown(run({ ...good, known: 3, differs: 1 })),
      shown(run({ ...good, unproven: 1 })),
      shown(run({ ...good, unproven: 1, stale: 1 })),
      shown(run({ ...good, unproven: 1, deviates: 4 })),
      shown(run({ notOffered: 5 })),
      shown(run(good, { losses: ["it ended"] })),
      shown(run({ ...good, unproven: 1 }, { stopped: "it ended" })),
    ],
    [
      "9 conform brightgreen",
      "9 conform, 1 differ, 3 known yellow",
      "1 unproven orange!",
      "1 stale red!",
      "4 deviate red!",
      "nothing checked lightgrey!",
      "out of reach lightgrey!",
      "stopped lightgrey!",
    ],
  );
});

Deno.test("badge: what makes a run red is its policy's to say", () => {
  const strict = new Set<Reason>(["deviates", "differs"]);
  const good = { conforms: 7 };
  assertEquals(
    [
      shown(run({ ...good, differs: 1 }, { policy: strict })),
      shown(run({ ...good, unproven: 2 }, { policy: strict })),
      shown(run({ ...good, deviates: 2 }, { policy: new Set() })),
      shown(run({ ...good, known: 3 }, { policy: new Set(["known"]) })),
      shown(run(good, { losses: ["it ended"], policy: strict })),
    ],
    [
      "1 differ red!",
      "7 conform, 2 unproven yellow",
      "7 conform, 2 deviate yellow",
      "3 known red!",
      "7 conform yellow",
    ],
  );
});

Deno.test("badge: the schema notices what is wrong", () => {
  const good = JSON.parse(badge.write(told));
  for (
    const fault of [
      { schemaVersion: 2 },
      { message: 7 },
      { colour: "red" },
      { color: "crimson" },
      { isError: "true" },
      { label: undefined },
    ]
  ) assert(!validate(JSON.parse(JSON.stringify({ ...good, ...fault }))), JSON.stringify(fault));
});
