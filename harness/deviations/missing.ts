import type { Deviation } from "./deviation.ts";
import { isWrong } from "./fact.ts";
import { type Proposal, propose } from "./propose.ts";
import { type Recorded, recordedFact } from "./recorded.ts";
import { weigh } from "./weigh.ts";

/** What a recorded run has that these entries do not say, as entries to be. */
export function missing(
  run: Recorded,
  deviations: readonly Deviation[],
  today: string,
): Proposal[] {
  const { results } = run;
  const { said } = weigh(results, recordedFact, deviations, { today });
  const red = results.filter((result) =>
    isWrong(result) && !result.check.startsWith("witness:") && said.get(result)?.state !== "known"
  );
  return propose(
    red.map((result) => ({ fact: recordedFact(result), id: result.id, why: result.why })),
    results.map(recordedFact),
  );
}
