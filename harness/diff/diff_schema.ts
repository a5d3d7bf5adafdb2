import { z } from "zod";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { VERDICTS } from "../judge/verdict.ts";
import { type Kind, KINDS } from "./kind.ts";
import { REASONS } from "./not_run.ts";

/** The shape of `diff --json`; `diff.schema.json` is made of it. */

const clause = z.enum(CLAUSE_IDS);
const verdict = z.enum(VERDICTS);
const whole = z.number().int().nonnegative();
const KIND_IDS = Object.keys(KINDS) as [Kind, ...Kind[]];

const SIDE = z.strictObject({
  /** As it was typed. */
  path: z.string(),
  startedAt: z.string(),
  version: z.string(),
  target: z.string(),
  profile: z.string(),
  seed: z.number().int(),
  only: z.array(z.string()),
  skip: z.array(z.string()),
  results: whole,
  verdicts: z.record(verdict, whole),
});

const CHANGE = z.strictObject({
  kind: z.enum(KIND_IDS),
  /** Under which it counts now; `clauseBefore`: in A, where that was another one. */
  clause,
  clauseBefore: clause.exactOptional(),
  protocol: z.enum(PROTOCOLS),
  /** Of one result; absent where all of a clause over a protocol are compared. */
  id: z.string().exactOptional(),
  check: z.string().exactOptional(),
  before: verdict.exactOptional(),
  after: verdict.exactOptional(),
  /** What was seen in A, and in B. */
  was: z.string().exactOptional(),
  is: z.string().exactOptional(),
  /** Why it is in one run alone. */
  reason: z.enum(REASONS).exactOptional(),
  /** Where all of a clause over a protocol are compared: how many there are. */
  results: z.strictObject({ before: whole, after: whole }).exactOptional(),
});

export const DIFF = z.strictObject({
  before: SIDE,
  after: SIDE,
  /** `id`: result by result. `clause`: all of a clause over a protocol as one. */
  by: z.enum(["id", "clause"]),
  because: z.string(),
  /** What differs from a SHOULD is red. */
  strict: z.boolean(),
  notes: z.array(z.string()),
  counts: z.record(z.enum(KIND_IDS), whole),
  /** Of what is in B: how much is red. */
  red: whole,
  readings: z.array(z.strictObject({ clause, before: z.string(), after: z.string() })),
  /** All but what is the same. */
  changes: z.array(CHANGE),
});

/** What became of one run's results in a later one. */
export type Difference = z.infer<typeof DIFF>;
export type Change = z.infer<typeof CHANGE>;
export type Side = z.infer<typeof SIDE>;

/** The JSON Schema (2020-12) of `diff --json`. */
export const diffJsonSchema = (): unknown => ({
  ...z.toJSONSchema(DIFF),
  title: "loginspec diff",
});
