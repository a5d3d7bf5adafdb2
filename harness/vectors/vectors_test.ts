import { assert, assertEquals } from "@std/assert";
import Ajv from "ajv/dist/2020.js";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Observation } from "../observation.ts";
import { loginsOf } from "../run/planned.ts";
import reference from "../targets/reference.ts";
import { play } from "./_play.ts";
import { type Vector, VECTORS, vectorsJsonSchema } from "./vector.ts";
import { vectorsOf } from "./vectors_of.ts";

const small = plan({ seed: 1, profile: "smoke", protocols: reference.offers });
const told = vectorsOf(small);
const deployments = new Map(
  small.deployments.concat(
    loginsOf(small).map(({ deployment }) => deployment),
  ).map((one) => [one.name, one]),
);

/** Of each protocol, mechanism, kind of talk and outcome the first few. */
function sample(each: number): Vector[] {
  const kinds = Map.groupBy(told.vectors, ({ protocol, mechanism, bytes, tls, expected, host }) =>
    [
      ...[protocol, mechanism, bytes.length, tls === undefined, Object.keys(expected)[0]],
      "refused" in expected ? expected.refused : host === undefined,
    ].join());
  return [...kinds.values()].flatMap((of) => of.slice(0, each));
}

const outcomeOf = (seen: Observation) =>
  seen.kind === "opened"
    ? { opened: seen.account }
    : seen.kind === "refused"
    ? { refused: seen.class }
    : seen;

/** Plays vectors to the reference on their deployments. @returns id, and what was seen where it is not what was expected */
async function wrongAmong(vectors: readonly Vector[]): Promise<[id: string, seen: unknown][]> {
  const wrong: [string, unknown][] = [];
  for (const [name, of] of Map.groupBy(vectors, ({ deployment }) => deployment)) {
    const deployment: Deployment = deployments.get(name)!;
    const protocols = [...new Set(of.map(({ protocol }) => protocol))] as Protocol[];
    await using running = await reference.start(deployment, protocols);
    for (const vector of of) {
      if (running.absent?.[vector.localAddress] !== undefined) continue;
      const seen = outcomeOf(await play(vector, deployment, running));
      const same = JSON.stringify(seen) === JSON.stringify(vector.expected);
      if (!same) wrong.push([vector.id, seen]);
    }
  }
  return wrong;
}

Deno.test("bytes of vectors, sent as they are, open the account that they say at the reference", async () => {
  const vectors = sample(2);
  assertEquals(new Set(vectors.map(({ protocol }) => protocol)).size, reference.offers.length);
  assert(vectors.length > 60, `${vectors.length}`);
  assertEquals(await wrongAmong(vectors), []);
});

Deno.test("a vector that says something else is noticed", async () => {
  const vector = told.vectors.find(({ protocol, expected }) =>
    protocol === "imap" && "opened" in expected
  )!;
  const another: Vector = { ...vector, expected: { opened: "nobody@example.invalid" } };
  assertEquals(await wrongAmong([another]), [[vector.id, vector.expected]]);
  const bytes = vector.bytes.map((step) =>
    "send" in step ? { send: step.send.replace(vector.login, `x${vector.login}`) } : step
  );
  assertEquals(await wrongAmong([{ ...vector, bytes }]), [[vector.id, { refused: "login" }]]);
});

const ajv = new Ajv.default({ strict: true, allowUnionTypes: true });
const valid = ajv.compile(vectorsJsonSchema() as object);

Deno.test("the file is valid by its schema, and says what it leaves out", () => {
  const read = JSON.parse(JSON.stringify(told));
  assert(valid(read), JSON.stringify(valid.errors));
  VECTORS.parse(read);
  const left = told.leftOut.reduce((sum, { logins }) => sum + logins, 0);
  assertEquals(told.vectors.length + left, loginsOf(small).length);
  assert(told.leftOut.some(({ because }) => because.includes("SCRAM-SHA-1")));
  assertEquals(
    new Set(told.vectors.map(({ deployment }) => deployment)),
    new Set(told.deployments.map(({ name }) => name)),
  );
});

Deno.test("the schema notices what is wrong", () => {
  for (
    const fault of [
      { version: 2 },
      { vectors: [{ ...told.vectors[0], expected: { opened: "a@b", refused: "login" } }] },
      { vectors: [{ ...told.vectors[0], bytes: [] }] },
      { vectors: [{ ...told.vectors[0], clause: "name.none" }] },
      { vectors: [{ ...told.vectors[0], bytes: [{ send: 1 }, { handshake: false }] }] },
      { deployments: [{ name: "x" }] },
      { extra: true },
    ]
  ) assert(!valid(JSON.parse(JSON.stringify({ ...told, ...fault }))), JSON.stringify(fault));
});

Deno.test("equal plans give equal files, and every expression means something in it", () => {
  const again = vectorsOf(plan({ seed: 1, profile: "smoke", protocols: reference.offers }));
  assertEquals(JSON.stringify(again), JSON.stringify(told));
  for (const { bytes } of told.vectors) {
    const last = bytes.at(-1)!;
    assert("await" in last);
    for (const step of bytes) {
      if ("await" in step) assert(new RegExp(step.await) && new RegExp(step.yes));
    }
  }
});

Deno.test("where OPEN clauses are met each combination of readings says what it comes to", () => {
  const open = told.vectors.filter(({ openReadings }) => openReadings);
  assert(open.length > 20);
  for (const { openReadings = [], expected } of open) {
    assertEquals(openReadings[0]?.expected, expected);
    assert(openReadings.length > 1);
  }
});
