import { isOpen } from "../observation.ts";
import type { Authority } from "../../fixtures/certificates/mod.ts";
import type { CheckId, ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { ReferenceOptions } from "../../reference/mod.ts";
import { fits } from "../judge/login.ts";
import type { Result, Verdict } from "../judge/verdict.ts";

/**
 * How a wrong server shows. `another`: it opens an account, and not the one it should. `opens`: it opens where it should
 * refuse. `refuses`: it refuses where it should open. `gives`: a probe got what it should not. `breaks`: steps of several
 * sessions come out otherwise than they should. `answers`: it answers
 * otherwise than it should. `mixes`: it follows one reading of an OPEN clause here and another one there. `nothing`: nothing
 * can be proven of it any more.
 */
export type Way =
  | "another"
  | "opens"
  | "refuses"
  | "gives"
  | "breaks"
  | "answers"
  | "mixes"
  | "nothing";

/** What a mutant puts in the place of the reference's own parts. */
export type Mutation = Pick<ReferenceOptions, "policy" | "protocols" | "wire" | "door">;

/** A server that is wrong in one way. */
export interface Mutant {
  readonly id: string;
  /** A sentence about the server. */
  readonly title: string;
  /** The clause that it breaks. */
  readonly clause: ClauseId;
  /** The protocols it shows in. */
  readonly protocols: readonly Protocol[];
  /** The mechanisms it shows in; absent: it is wrong about none in particular. */
  readonly mechanisms?: readonly string[];
  /** With which securities it shows; absent: with any, so that it is tried without TLS first. */
  readonly securities?: readonly Security[];
  /** The smallest situation in which it shows. */
  readonly situation: string;
  /** The clauses whose checks may catch it; absent: its own. */
  readonly caughtUnder?: readonly ClauseId[];
  /** The one check that has to notice it; absent: any of these clauses. */
  readonly by?: CheckId;
  /** The verdicts and ways that count as caught; any other way does not. */
  readonly verdicts: readonly Verdict[];
  readonly ways: readonly Way[];
  /** A server known to have had this defect. */
  readonly origin?: string;
  /** Makes one wrong server. `activated` is called each time that the wrong decision differs from the right one. */
  wrong(activated: () => void): Mutation;
}

/** A harmless change, which no check may notice. */
export interface Control {
  readonly id: string;
  readonly title: string;
  harmless(): Mutation;
  /** Who signs its certificates, in place of the usual authority. */
  readonly signs?: () => Promise<Authority>;
}

/** The results that say that something is wrong. */
export const RED: ReadonlySet<Verdict> = new Set(["deviates", "differs", "unproven", "stale"]);

/** Probes of what an opened session is called. */
const NAMING: ReadonlySet<Result["check"]> = new Set(["probe:bound-jid", "probe:session-name"]);

/** How a result that is not green shows. */
export function wayOf({ verdict, check, login }: Result): Way {
  if (verdict === "unproven") return "nothing";
  if (check.startsWith("sequence:")) return "breaks";
  if (!login || (check.startsWith("probe:") && !NAMING.has(check))) return "gives";
  if (check !== "decide" && !check.startsWith("relation:")) return "answers";
  const { observed, expected } = login;
  if (verdict === "deviates" && fits([expected], observed)) return "mixes";
  if (isOpen(observed)) return expected.outcome.kind === "opened" ? "another" : "opens";
  return expected.outcome.kind === "opened" ? "refuses" : "answers";
}
