import type { Result, Verdict } from "./verdict.ts";

/** What may make a run red, and what its end is called then. `lost`: the server went down on the way, though it came back. */
export const REASONS = {
  deviates: "deviates",
  differs: "deviates",
  stale: "deviates",
  known: "deviates",
  unproven: "unproven",
  lost: "unproven",
} as const;

/** One of them. */
export type Reason = keyof typeof REASONS;

/** The reasons that make a run red; empty: no verdict does. */
export type Policy = ReadonlySet<Reason>;

export const USUAL_POLICY: Policy = new Set(["deviates", "stale", "unproven", "lost"]);

const isReason = (verdict: Verdict): verdict is Verdict & Reason => Object.hasOwn(REASONS, verdict);

/** What a check makes of its run; nothing, where it does not make it red. A client of ours that erred makes any run red. */
export function reddens(
  { check, verdict }: Pick<Result, "check" | "verdict">,
  policy: Policy = USUAL_POLICY,
): typeof REASONS[Reason] | undefined {
  if (check.startsWith("witness:") && verdict === "deviates") return "deviates";
  // What is about clients says nothing else of a run.
  if (check.startsWith("witness:")) return undefined;
  return isReason(verdict) && policy.has(verdict) ? REASONS[verdict] : undefined;
}
