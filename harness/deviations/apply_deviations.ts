import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Listed, Result } from "../judge/verdict.ts";
import { type Claim, keyOf } from "./claim.ts";
import type { Deviation } from "./deviation.ts";
import { factOf, WAYS } from "./fact.ts";
import { type Circumstances, type Said, weigh } from "./weigh.ts";

/**
 * What a run came to, with what is listed: a deviation that is listed is known; a claim that is gone, or past its date though it was
 * tried, is a result of its own, and red. Results that no claim speaks of stay as they are.
 */
export function applyDeviations(
  results: readonly Result[],
  deviations: readonly Deviation[],
  circumstances: Circumstances,
): Result[] {
  if (deviations.length === 0) return [...results];
  const { said, claims } = weigh(results, factOf, deviations, circumstances);
  return [
    ...results.map((result) => {
      const one = said.get(result);
      return one ? told(result, one) : result;
    }),
    ...claims.flatMap(({ claim, fate, at }): Result[] =>
      at !== undefined && (fate === "gone" || fate === "expired") ? [stale(claim, fate, at)] : []
    ),
  ];
}

const placeOf = ({ deviation: { file, line } }: Claim) => `${file}:${line}`;

function told(result: Result, { claim, state }: Said): Result {
  const { reason, link, way, expires } = claim.deviation;
  const listed: Listed = {
    ...{ state, reason, at: placeOf(claim), was: result.verdict },
    ...link !== undefined && { link },
  };
  const why: Readonly<Record<Said["state"], string>> = {
    known: `${reason} (${listed.at}); ${result.why}`,
    "another way": `${result.why}; listed in ${listed.at} is another way: ${WAYS[way]}`,
    expired: `${result.why}; it was listed in ${listed.at} until ${expires}: ${reason}`,
  };
  return {
    ...result,
    why: why[state],
    listed,
    ...state === "known" && { verdict: "known" },
  };
}

function stale(claim: Claim, fate: "gone" | "expired", tried: Result): Result {
  const { reason, expires } = claim.deviation;
  const at = placeOf(claim);
  const { clause, protocol, check } = tried;
  return {
    id: `deviation:${at} ${keyOf(claim)}`,
    ...{ check, clause, protocol },
    level: CLAUSES[clause].level,
    verdict: "stale",
    why: fate === "gone"
      ? `${at} lists a deviation that is gone (${keyOf(claim)}): ${reason}`
      : `${at} counts no more since ${expires} is over (${keyOf(claim)}): ${reason}`,
    trace: [],
  };
}
