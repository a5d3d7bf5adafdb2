import { placesText } from "../reports/known.ts";
import type { Claim } from "./claim.ts";
import type { Deviation } from "./deviation.ts";
import type { Fact } from "./fact.ts";
import { type Circumstances, isOver, isUnrestricted, weigh } from "./weigh.ts";

/** How far a run went. */
export interface Extent extends Circumstances {
  readonly profile: string;
  /** It was stopped before its end. */
  readonly stopped: boolean;
}

/** These draw so much that what shows sometimes shows. */
const LARGE: ReadonlySet<string> = new Set(["standard", "exhaustive"]);

/** What is to be said of entries that no verdict tells of, each kind in a sentence; nothing of it is red. */
export function notesOn<T>(
  results: readonly T[],
  factOf: (one: T) => Fact,
  deviations: readonly Deviation[],
  { profile, stopped, ...circumstances }: Extent,
): string[] {
  const { claims } = weigh(results, factOf, deviations, circumstances);
  const entries = [...Map.groupBy(claims, ({ claim }) => claim.deviation)];
  const silent = entries.filter(([, own]) => own.every(({ fate }) => fate === "silent"));
  const whole = isUnrestricted(circumstances.selection);
  const isTried = ({ at }: { at?: T }) => at !== undefined;
  const untried = silent.filter(([, own]) => !own.some(isTried));
  const unseen = silent.filter(([{ sometimes }, own]) => sometimes && own.some(isTried));
  const over = (own: readonly { claim: Claim; at?: T }[]) =>
    own.some((one) => !isTried(one) && isOver(one.claim, circumstances.today));
  return [
    ...whole && !stopped
      ? [
        ...sentence("Listed, and not tried", untried),
        ...LARGE.has(profile)
          ? sentence("WARNING: Listed to show sometimes, and tried and not seen", unseen)
          : [],
      ]
      : [],
    ...whole ? [] : sentence(
      "WARNING: Past its date, and left out here by --only or --skip",
      entries.filter(([, own]) => over(own)),
    ),
  ];
}

const sentence = (says: string, entries: readonly (readonly [Deviation, unknown])[]): string[] =>
  entries.length === 0
    ? []
    : [`${says}: ${placesText(entries.map(([{ file, line }]) => `${file}:${line}`))}.`];
