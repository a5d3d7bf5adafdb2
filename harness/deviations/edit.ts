import { type Claim, claimsOf } from "./claim.ts";
import type { Deviation } from "./deviation.ts";
import { isWrong } from "./fact.ts";
import { type Proposal, propose } from "./propose.ts";
import { type Recorded, recordedFact, type RecordedResult } from "./recorded.ts";
import { selectionOf } from "../select/selection.ts";
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

/** What is to be done to a file after a run. */
export interface Pruning {
  /** Entries that say nothing any more. */
  readonly out: readonly Deviation[];
  /** Claims of entries that have others which still count: a person takes them out. */
  readonly partly: readonly Claim[];
}

/** Which entries are gone, or past their date, by what a recorded run found. */
export function pruning(
  run: Recorded,
  deviations: readonly Deviation[],
  today: string,
): Pruning {
  const read = selectionOf(run.only, run.skip);
  const { claims } = weigh<RecordedResult>(run.results, recordedFact, deviations, {
    today,
    ...read.kind === "selection" && { selection: read.selection },
  });
  const over = new Set(
    claims.filter(({ claim: { deviation: { expires } }, fate }) =>
      fate === "gone" || expires !== undefined && expires < today
    ).map(({ claim }) => keyed(claim)),
  );
  const out = deviations.filter((one) => claimsOf(one).every((claim) => over.has(keyed(claim))));
  return {
    out,
    partly: deviations.filter((one) => !out.includes(one)).flatMap(claimsOf)
      .filter((claim) => over.has(keyed(claim))),
  };
}

const keyed = ({ deviation: { file, line }, clause, protocol, form }: Claim) =>
  JSON.stringify([file, line, clause, protocol, form]);
