import { z } from "zod";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import { SECURITIES } from "../../fixtures/endpoint.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { MODES } from "../external/target_file.ts";
import { PROOFS } from "../observation.ts";
import { REFUSAL_KINDS } from "./refusals.ts";
import { type ListedWay, WAYS } from "../deviations/fact.ts";
import { VERDICTS } from "../judge/verdict.ts";

/** The shape of `run.json`, for those who read it by program; `run.schema.json` is made of it. */

const clause = z.enum(CLAUSE_IDS);
const protocol = z.enum(PROTOCOLS);
const level = z.enum(["must", "should", "open"]);
const whole = z.number().int().nonnegative();
const counts = z.strictObject(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, whole])) as Record<
    (typeof VERDICTS)[number],
    typeof whole
  >,
);
const readings = z.partialRecord(clause, z.string());
const refusal = z.enum(["login", "stream", "page"]);

const outcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("opened"), account: z.string() }),
  z.strictObject({ kind: z.literal("refused"), class: refusal }),
]);
const observation = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("opened"),
    account: z.string(),
    /** How the account was told where the protocol shows nothing of it; absent: by its canary. */
    proof: z.enum(PROOFS).exactOptional(),
    claimed: z.string().exactOptional(),
    logOut: z.strictObject({
      finding: z.enum(["kept", "broken", "unclear", "notOffered"]),
      why: z.string(),
    }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("unnamed"),
    /** The accounts that it may be. */
    candidates: z.array(z.string()).readonly(),
    because: z.string(),
    claimed: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal("refused"), class: refusal, answer: z.string() }),
  z.strictObject({ kind: z.literal("unclear"), because: z.string() }),
  z.strictObject({ kind: z.literal("notOffered"), because: z.string() }),
]);

export const SUMMARY = z.strictObject({
  target: z.string(),
  profile: z.string(),
  seed: z.number().int(),
  logins: whole,
  controls: whole,
  distinctLogins: whole,
  deployments: whole,
  sequences: whole,
  durationMs: whole,
  verdicts: counts,
  clauses: z.array(z.strictObject({
    clause,
    level,
    verdicts: counts,
    covered: whole,
    reading: z.string().exactOptional(),
    protocols: z.partialRecord(protocol, counts),
  })),
  protocols: z.array(z.strictObject({
    protocol,
    logins: whole,
    controls: whole,
    loginMs: whole,
    clients: z.array(z.string()),
    ways: z.array(z.strictObject({
      security: z.enum(SECURITIES),
      mechanism: z.string(),
      logins: whole,
      opened: whole,
      notOffered: whole,
      clients: z.array(z.string()),
    })),
    /** By what the logins that opened told whose account it was. */
    proven: z.partialRecord(z.enum(["canary", ...PROOFS]), whole),
    verdicts: counts,
  })),
  precedence: z.array(z.strictObject({
    protocol,
    first: z.string(),
    second: z.string(),
    counts: z.string(),
  })),
  refusals: z.array(z.strictObject({
    protocol,
    security: z.enum(SECURITIES),
    mechanism: z.string(),
    client: z.string(),
    service: z.array(z.enum(["a", "b"])),
    taken: z.array(z.strictObject({
      kind: z.enum(REFUSAL_KINDS),
      logins: whole,
      lowerMs: z.number().nonnegative(),
      medianMs: z.number().nonnegative(),
      upperMs: z.number().nonnegative(),
    })),
  })),
  /** What decides fewer logins than the profile promises, and why. */
  short: z.array(z.strictObject({ clause, protocol, decides: whole, because: z.string() })),
});

export const RUN = z.strictObject({
  version: z.string(),
  startedAt: z.iso.datetime(),
  only: z.array(z.string()),
  skip: z.array(z.string()),
  summary: SUMMARY,
  followed: readings,
  /** Where the server went out of reach, be it that it was there again. */
  losses: z.array(z.string()).exactOptional(),
  stopped: z.string().exactOptional(),
  /** Where the server shut us out, or answered later and later. */
  lockouts: z.array(z.string()).exactOptional(),
  /** What might be done to the server; absent: all. */
  mode: z.enum(MODES).exactOptional(),
  /** Which part of a run it is, and how many of its deployments it has; absent: all of it. */
  shard: z.strictObject({ index: whole, of: whole, worlds: whole }).exactOptional(),
  /** What the server is called, and its version where somebody knows it. */
  server: z.strictObject({ title: z.string(), version: z.string().exactOptional() })
    .exactOptional(),
  /** How the server's certificates were checked. */
  trust: z.enum(["authorities", "fingerprint", "nothing"]).exactOptional(),
  results: z.array(z.strictObject({
    id: z.string(),
    check: z.string(),
    clause,
    level,
    protocol,
    verdict: z.enum(VERDICTS),
    why: z.string(),
    trace: z.array(clause),
    /** Of a sequence that came out wrong: the fewest steps that show it. */
    steps: z.array(z.string()).exactOptional(),
    /** Of one login that the oracle decides: its form, its name as sent, its mechanism, and what it should come to. */
    form: z.string().exactOptional(),
    sent: z.string().exactOptional(),
    mechanism: z.string().exactOptional(),
    expects: z.enum(["opened", "refused"]).exactOptional(),
    /** How it came out wrong, in the words of a deviations file. */
    way: z.enum(Object.keys(WAYS) as [ListedWay, ...ListedWay[]]).exactOptional(),
    /** What a deviations file says of it; `was` is the verdict without that. */
    listed: z.strictObject({
      state: z.enum(["known", "another way", "expired"]),
      reason: z.string(),
      link: z.string().exactOptional(),
      at: z.string(),
      was: z.enum(VERDICTS),
    }).exactOptional(),
    /** Who logged in; `none`: nobody did, and `why` tells the reason. Absent where no one login was looked at. */
    client: z.string().exactOptional(),
    /** What the login took, in milliseconds; absent where none was made. */
    ms: z.number().nonnegative().exactOptional(),
    /** Where the verdict is not green: the login, without its passwords. */
    login: z.strictObject({
      scenario: z.looseObject({
        id: z.string(),
        deployment: z.looseObject({}),
        password: z.string(),
      }),
      expected: z.strictObject({
        clause,
        level,
        outcome,
        trace: z.array(clause),
        readings: z.partialRecord(clause, z.string()),
      }),
      observed: observation,
      client: z.string(),
      transcript: z.array(z.string()),
    }).exactOptional(),
  })),
});

/** The JSON Schema (2020-12) of `run.json`. */
export const runJsonSchema = (): unknown => ({
  ...z.toJSONSchema(RUN),
  title: "loginspec run",
});
