import type { Difference } from "./diff_schema.ts";
import { type Kind, KINDS } from "./kind.ts";

/** What `--fail-on` can name: each kind that is a change, and `readings`. */
export const FAILING = [
  ...(Object.keys(KINDS) as Kind[]).filter((kind) => kind !== "same"),
  "readings",
] as readonly Failing[];
export type Failing = Exclude<Kind, "same"> | "readings";

/** What is worse than before. */
export const USUAL: readonly Failing[] = ["new", "changed", "unproven"];

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
  { counts, readings }: Difference,
  policy: readonly Failing[],
): { readonly what: Failing; readonly count: number }[] {
  return policy.map((what) => ({
    what,
    count: what === "readings" ? readings.length : counts[what],
  })).filter(({ count }) => count > 0);
}
