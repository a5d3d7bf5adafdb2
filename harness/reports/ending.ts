import { type Policy, type Reason, REASONS, reddens, USUAL_POLICY } from "../judge/policy.ts";
import type { Told } from "./report.ts";
import type { Counts } from "./summary.ts";

/** What a run came to. Exit codes say the same: see `harness/cli/exit.ts`. */
export type Ending = "conforms" | "deviates" | "fault" | "unreachable" | "unproven";

/** How a run went on, beside its verdicts. */
export interface Course {
  readonly outOfReach?: true;
  readonly losses?: readonly string[];
  /** It was one of several parts of a run, of which one alone need not prove anything. */
  readonly shard?: unknown;
  /** Parts of it are missing. */
  readonly partial?: true;
}

/** What says something of the server. */
const PROVEN = ["conforms", "open", "known", "differs", "deviates", "stale"] as const;

const provesNothing = (verdicts: Counts) => PROVEN.every((verdict) => verdicts[verdict] === 0);

/**
 * What a run came to that came to its end, or to that of its target (`outOfReach`): what was proven to deviate by then does. A server
 * that went down is no proven one, though it was started again. Of which parts are missing, or where nothing at all was proven, only a
 * policy without any reason is content; with the latter a shard too: of the whole run that is said when it is merged.
 */
export function endedBy(
  verdicts: Counts,
  policy: Policy = USUAL_POLICY,
  { outOfReach, losses = [], shard, partial }: Course = {},
): Exclude<Ending, "fault"> {
  const times = (reason: Reason) => reason === "lost" ? losses.length : verdicts[reason];
  const ends = (ending: "deviates" | "unproven") =>
    [...policy].some((reason) => REASONS[reason] === ending && times(reason) > 0);
  if (ends("deviates")) return "deviates";
  if (outOfReach) return "unreachable";
  if (ends("unproven")) return "unproven";
  const lacks = partial || (shard === undefined && provesNothing(verdicts));
  return policy.size > 0 && lacks ? "unproven" : "conforms";
}

/** The same of all that is told, by its own policy; no verdict counts where a client of ours erred. */
export const endingOf = (told: Told): Ending =>
  told.results.some(({ check, verdict }) => check.startsWith("witness:") && verdict === "deviates")
    ? "fault"
    : endedBy(told.summary.verdicts, told.policy, told);

/** What is told of a run's course as a check of its own. */
export interface CourseCheck {
  readonly name: string;
  readonly why: string;
  /** Whether it makes the run red. */
  readonly red: boolean;
}

/** That the server stays within reach, where it did not; and what makes a run red that no check does. */
export function courseChecks(told: Told): CourseCheck[] {
  const { results, losses = [], stopped, outOfReach, policy = USUAL_POLICY } = told;
  const lost = losses.map((loss) => ({
    name: `stays within reach: ${loss}`,
    why: `the server went out of reach: ${loss}`,
    red: policy.has("lost"),
  }));
  const red = lost.some(({ red }) => red) || results.some((one) => reddens(one, policy));
  if (red || endingOf(told) === "conforms") return lost;
  const name = outOfReach ? "is there to the end" : "is tried, all of it";
  return [...lost, { name, why: stopped ?? "nothing was proven", red: true }];
}
