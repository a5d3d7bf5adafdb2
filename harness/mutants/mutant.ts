import type { Authority } from "../../fixtures/certificates/mod.ts";
import type { CheckId, ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { ReferenceOptions } from "../../reference/mod.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { Way } from "../judge/way.ts";

export { type Way, wayOf } from "../judge/way.ts";

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
