import { selectionOf } from "../select/selection.ts";
import { type Claim, claimsOf } from "./claim.ts";
import type { Deviation } from "./deviation.ts";
import { type Recorded, recordedFact, type RecordedResult } from "./recorded.ts";
import { weigh } from "./weigh.ts";

/** The lists of an entry. */
export const LISTS = ["clause", "protocol", "form", "mechanism"] as const;
type Lists = Partial<Record<typeof LISTS[number], readonly string[]>>;

/** What is to be done to a file after a run. */
export interface Pruning {
  /** Entries that say nothing any more. */
  readonly out: readonly Deviation[];
  /** Entries with the words that are left of their lists. */
  readonly less: readonly { readonly deviation: Deviation; readonly lists: Lists }[];
  /** What is gone of entries that no shorter list would say: a person makes two of one. */
  readonly rest: readonly Claim[];
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
  const fates = Map.groupBy(claims, ({ claim }) => claim.deviation);
  const out: Deviation[] = [];
  const less: Pruning["less"][number][] = [];
  const rest: Claim[] = [];
  for (const deviation of deviations) {
    const own = fates.get(deviation) ?? [];
    const { expires } = deviation;
    const over = own.filter(({ fate }) => fate === "gone").map(({ claim }) => claim);
    if (expires !== undefined && expires < today || over.length === own.length) {
      out.push(deviation);
      continue;
    }
    if (over.length === 0) continue;
    const left = own.map(({ claim }) => claim).filter((claim) => !over.includes(claim));
    const lists = listsOf(left, deviation);
    // A list less would leave nothing unsaid, and say nothing that is gone.
    if (claimsOf({ ...deviation, ...lists }).length === left.length) {
      less.push({ deviation, lists });
    } else rest.push(...over);
  }
  return { out, less, rest };
}

/** The lists whose words are not all needed to say what is left. */
const listsOf = (left: readonly Claim[], deviation: Deviation): Lists =>
  Object.fromEntries(LISTS.flatMap((list) => {
    const words = deviation[list]?.filter((word) => left.some((claim) => claim[list] === word));
    return words && words.length < deviation[list]!.length ? [[list, words]] : [];
  }));
