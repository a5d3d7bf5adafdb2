import { z } from "zod";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { MODES } from "../external/target_file.ts";
import { PROOFS } from "../observation.ts";
import { end, resumed } from "./end_entry.ts";

/** The lines of `run.ndjson`: what was planned, and what was seen, in the order in which it was seen. */

const fullName = z.custom<FullName>((value) => typeof value === "string" && value.includes("@"));

const observation = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("opened"),
    account: fullName,
    proof: z.enum(PROOFS).exactOptional(),
    claimed: z.string().exactOptional(),
    logOut: z.strictObject({
      finding: z.enum(["kept", "broken", "unclear", "notOffered"]),
      why: z.string(),
    }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("unnamed"),
    candidates: z.array(fullName).readonly(),
    because: z.string(),
    claimed: fullName.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("refused"),
    class: z.enum(["login", "stream", "page"]),
    answer: z.string(),
  }),
  z.strictObject({ kind: z.literal("unclear"), because: z.string() }),
  z.strictObject({ kind: z.literal("notOffered"), because: z.string() }),
]);

/** Which part of a run it is, where several make it. */
const shard = z.strictObject({
  /** From 1 to `of`. */
  index: z.number().int().positive(),
  of: z.number().int().positive(),
  /** Its worlds, by deployment or sequence. */
  worlds: z.array(z.string()).readonly(),
  /** Digest of the durations that the shards were balanced by; absent: by the number of logins. */
  balancedBy: z.string().exactOptional(),
});

/** What decides which scenarios a run has: equal for equal plans. */
const header = z.strictObject({
  type: z.literal("run"),
  version: z.string(),
  target: z.string(),
  seed: z.number().int(),
  profile: z.string(),
  only: z.array(z.string()),
  skip: z.array(z.string()),
  /** Digest of the planned scenarios, of the whole plan where this is a shard. */
  plan: z.string(),
  startedAt: z.string(),
  /** How the server's certificates were checked; `nothing`: not at all, and whoever stood in between was believed. */
  trust: z.enum(["authorities", "fingerprint", "nothing"]).exactOptional(),
  /** What might be done to the target; absent: all. */
  mode: z.enum(MODES).exactOptional(),
  /** Digest of the clause register: ids and levels. */
  clauses: z.string().exactOptional(),
  /** Absent: all of the plan. */
  shard: shard.exactOptional(),
  /** Of shards that were merged: what is not among them, each in a sentence. Absent: nothing is. */
  partial: z.array(z.string()).exactOptional(),
});

const login = z.strictObject({
  type: z.literal("login"),
  /**
   * `neighbour`: should open, before and after others. `other form`: the same account by another name. `sanity`: an account about
   * which others were refused, by its full name: whether it is locked.
   */
  role: z.enum(["scenario", "neighbour", "other form", "sanity"]),
  id: z.string(),
  /** Where it happened: the logins of one endpoint of one deployment. */
  group: z.string(),
  observation,
  client: z.string(),
  /** Milliseconds. */
  ms: z.number(),
  /**
   * Where the observation is not what was expected; and, so that a real talk can be shown, of the plan's first few scenarios of each
   * deciding clause and protocol.
   */
  transcript: z.array(z.string()).exactOptional(),
});

const probe = z.strictObject({
  type: z.literal("probe"),
  id: z.string(),
  group: z.string(),
  protocol: z.enum(PROTOCOLS),
  /**
   * `kept`: nothing was given and the control was; `broken`: something was; `unclear`: nothing can be said; `notOffered`: the target
   * does not offer what the control goes by.
   */
  finding: z.enum(["kept", "broken", "unclear", "notOffered"]),
  why: z.string(),
  /** The login that should open, which the probe was made beside. */
  neighbour: z.string().exactOptional(),
  client: z.string().exactOptional(),
  /** Only where it was not kept. */
  transcript: z.array(z.string()).exactOptional(),
});

/** Steps of several sessions were made, to their end. */
const sequence = z.strictObject({
  type: z.literal("sequence"),
  id: z.string(),
  kind: z.string(),
  findings: z.array(z.strictObject({
    clause: z.enum(CLAUSE_IDS),
    protocol: z.enum(PROTOCOLS),
    finding: z.enum(["kept", "broken", "unclear", "notOffered"]),
    why: z.string(),
    /** The fewest steps that show it. */
    steps: z.array(z.string()).readonly().exactOptional(),
  })).readonly(),
  /** Milliseconds. */
  ms: z.number(),
});

/** The target has no such endpoint. */
const absent = z.strictObject({
  type: z.literal("absent"),
  group: z.string(),
  because: z.string(),
});

/** All that is to be seen of a group was seen, the last login that should open behind the last refusal. */
const group = z.strictObject({ type: z.literal("group"), id: z.string() });

/** A deployment's server went out of reach, or one endpoint of it (`group`). What was not seen by then was not run. */
const lost = z.strictObject({
  type: z.literal("lost"),
  deployment: z.string(),
  group: z.string().exactOptional(),
  because: z.string(),
});

/** The run was stopped: the target opens nothing any more, or is not there (`outOfReach`). */
const stopped = z.strictObject({
  type: z.literal("stopped"),
  because: z.string(),
  outOfReach: z.literal(true).exactOptional(),
});

export const ENTRY = z.discriminatedUnion("type", [
  header,
  login,
  probe,
  sequence,
  absent,
  group,
  lost,
  stopped,
  resumed,
  end,
]);

export type Entry = z.infer<typeof ENTRY>;
export type Shard = z.infer<typeof shard>;
export type Header = z.infer<typeof header>;
export type LoginEntry = z.infer<typeof login>;
export type SequenceEntry = z.infer<typeof sequence>;
export type ProbeEntry = z.infer<typeof probe>;
