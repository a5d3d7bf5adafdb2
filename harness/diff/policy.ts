import { type Verdict, VERDICTS } from "../judge/verdict.ts";
import type { Change, Difference } from "./diff_schema.ts";
import { type Kind, KINDS } from "./kind.ts";

/**
 * What `--fail-on` can name: each kind that is a change; `readings`; `notOffered`: proven in A, and in B not offered any more. That is a
 * part of what is missing.
 */
export const FAILING = [
  ...(Object.keys(KINDS) as Kind[]).filter((kind) => kind !== "same"),
  "notOffered",
  "readings",
] as readonly Failing[];
export type Failing = Exclude<Kind, "same"> | "notOffered" | "readings";

/** What is worse than before. */
export const USUAL: readonly Failing[] = ["new", "changed", "unproven", "notOffered"];

/** The words of `--fail-on`: some of the above, or `never` alone. Nothing: one of them means nothing. */
export function policyOf(words: readonly string[]): readonly Failing[] | undefined {
  if (words.length === 1 && words[0] === "never") return [];
  const known: ReadonlySet<string> = new Set(FAILING);
  return words.length > 0 && words.every((word) => known.has(word))
    ? words as readonly Failing[]
    : undefined;
}

/** What of a difference a policy does not let pass, with how often it is there. */
export function failures(
  difference: Difference,
  policy: readonly Failing[],
): { readonly what: Failing; readonly count: number }[] {
  return policy.map((what) => ({ what, count: countOf(what, difference) }))
    .filter(({ count }) => count > 0);
}

function countOf(what: Failing, difference: Difference): number {
  if (what === "readings") return difference.readings.length;
  if (what === "notOffered") return withdrawn(difference).length;
  return difference.counts[what];
}

/**
 * Proven in A, and not offered in B though both were asked the same. Where B proves nothing at all, each that is missing, whoever was
 * asked for what: else a server that offers nothing would be the best of all.
 */
function withdrawn({ before, after, by, changes }: Difference): readonly Change[] {
  const gone = changes.filter((change) => change.kind === "missing" && isProof(change.before));
  if (!VERDICTS.some((verdict) => isProof(verdict) && (after.verdicts[verdict] ?? 0) > 0)) {
    return gone;
  }
  // Other seeds draw other logins: what of a clause is offered may then be another part of it.
  const alike = by === "id" && before.target === after.target &&
    `${before.only}` === `${after.only}` && `${before.skip}` === `${after.skip}`;
  return alike ? gone.filter(({ reason }) => reason === "not offered") : [];
}

const isProof = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && verdict !== "unproven" && verdict !== "notOffered";
