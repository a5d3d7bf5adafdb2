import type { Protocol } from "../../../fixtures/protocols.ts";
import { say } from "../../judge/login.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Observation } from "../../observation.ts";
import type { Piece } from "../table.ts";

/** What was seen of a login over one protocol. */
export interface Seen {
  readonly protocol: Protocol;
  readonly observed: Observation;
  readonly verdict: Verdict;
}

/** As the matrix has it. */
const SIGNS: Readonly<Partial<Record<Verdict, string>>> = {
  deviates: "✗",
  differs: "✗",
  stale: "✗",
  known: "✗",
  unproven: "?",
};

const NOT_RUN = "not run";

/** Of what was not made there is nothing to prove. */
const signOf = (seen: Seen): string => words(seen) === NOT_RUN ? "" : SIGNS[seen.verdict] ?? "";

/** In words that stay the same from run to run. */
function words({ observed, verdict }: Seen): string {
  if (observed.kind === "notOffered" || verdict === "notOffered") return "not offered";
  if (observed.kind === "unclear") {
    return observed.because.startsWith(NOT_RUN) ? NOT_RUN : "unclear";
  }
  return observed.kind === "unnamed" ? "an account opens" : say(observed);
}

/**
 * What was seen over several protocols, those that came out alike together; what is not as documented stands out.
 * @returns `not run` where nothing was
 */
export function outcomesOf(seen: readonly Seen[]): Piece[] {
  const alike = [...Map.groupBy(seen, (one) => JSON.stringify([words(one), signOf(one)]))];
  if (alike.length === 0) return [NOT_RUN];
  return alike.flatMap(([key, of], at): Piece[] => {
    const [text, sign] = JSON.parse(key) as [string, string];
    const protocols = [...new Set(of.map(({ protocol }) => protocol))];
    const where = alike.length === 1 ? "" : ` (${protocols.join(", ")})`;
    return [
      ...at > 0 ? ["; "] : [],
      sign === "" ? text : { strong: `${sign} ${text}` },
      ...where === "" ? [] : [where],
    ];
  });
}
