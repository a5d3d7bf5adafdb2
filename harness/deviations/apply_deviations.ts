import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import type { Listed, Result } from "../judge/verdict.ts";
import { globOf } from "../select/glob.ts";
import { type Claim, keyOf } from "./claim.ts";
import type { Deviation } from "./deviation.ts";
import { factOf, WAYS } from "./fact.ts";
import { type Circumstances, type Said, weigh } from "./weigh.ts";

/**
 * What a run came to, with what is listed: a deviation that is listed is known; a claim that is gone, or past its date, is a result
 * of its own, and red. Results that no claim speaks of stay as they are.
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
      fate === "gone" || fate === "expired"
        ? [stale(claim, fate, at ?? placeIn(claim, results))]
        : []
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

/** What a result is counted under. */
type Place = Pick<Result, "check" | "clause" | "protocol">;

/** Where a claim belongs that nothing was tried of: where it can be, to a protocol of the run. */
function placeIn({ clause, protocol, deviation: { check } }: Claim, results: readonly Result[]) {
  const id = CLAUSE_IDS.find(globOf(clause)) ?? "name.full";
  const protocols = PROTOCOLS.filter((one) => (protocol ?? one) === one);
  const own = protocols.filter((one) => CLAUSES[id].protocols.includes(one));
  const there = own.find((one) => results.some((result) => result.protocol === one));
  return {
    check: (check ?? "decide") as Place["check"],
    clause: id,
    protocol: there ?? own[0] ?? protocols[0] ?? "imap",
  };
}

function stale(claim: Claim, fate: "gone" | "expired", place: Place): Result {
  const { reason, expires } = claim.deviation;
  const at = placeOf(claim);
  const { clause, protocol, check } = place;
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
