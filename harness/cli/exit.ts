import type { Counts } from "../reports/summary.ts";
import { type Policy, type Reason, REASONS, USUAL_POLICY } from "./policy.ts";

/** What the process says by its exit code; the first that fits. */
export const EXIT = {
  conforms: 0,
  deviates: 1,
  usage: 2,
  fault: 3,
  unreachable: 4,
  unproven: 5,
} as const;

export type ExitCode = typeof EXIT[keyof typeof EXIT];

/** Ends a command: `message` goes to stderr. */
export class Ended extends Error {
  override readonly name = "Ended";
  constructor(readonly code: ExitCode, message: string) {
    super(message);
  }
}

/** How a run went on, beside its verdicts. */
export interface Course {
  readonly outOfReach?: true;
  readonly losses?: readonly string[];
  /** It was one of several parts of a run, of which one alone need not prove anything. */
  readonly shard?: unknown;
}

/**
 * The exit code of a run that came to its end, or to that of its target (`outOfReach`): what was proven to deviate by then does.
 * A server that went down is no proven one, though it was started again. Where nothing at all was proven only a policy without any
 * reason is content, and a shard: of the whole run that is said when it is merged.
 */
export function exitOf(
  verdicts: Counts,
  policy: Policy = USUAL_POLICY,
  { outOfReach, losses = [], shard }: Course = {},
): ExitCode {
  const times = (reason: Reason) => reason === "lost" ? losses.length : verdicts[reason];
  const ends = (code: "deviates" | "unproven") =>
    [...policy].some((reason) => REASONS[reason] === code && times(reason) > 0);
  if (ends("deviates")) return EXIT.deviates;
  if (outOfReach) return EXIT.unreachable;
  if (ends("unproven")) return EXIT.unproven;
  return policy.size > 0 && shard === undefined &&
      PROVEN.every((verdict) => verdicts[verdict] === 0)
    ? EXIT.unproven
    : EXIT.conforms;
}

/** What says something of the server. */
const PROVEN = ["conforms", "open", "known", "differs", "deviates", "stale"] as const;
