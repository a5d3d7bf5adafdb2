import type { Counts } from "../reports/summary.ts";

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
}

/**
 * The exit code of a run that came to its end, or to that of its target (`outOfReach`): what was proven to deviate by then does.
 * A server that went down is no proven one, though it was started again. `strict`: what differs from a SHOULD deviates.
 */
export function exitOf(
  verdicts: Counts,
  strict: boolean,
  { outOfReach, losses = [] }: Course = {},
): ExitCode {
  if (verdicts.deviates + verdicts.stale + (strict ? verdicts.differs : 0) > 0) {
    return EXIT.deviates;
  }
  if (outOfReach) return EXIT.unreachable;
  const proven = verdicts.conforms + verdicts.open + verdicts.known + verdicts.differs;
  return verdicts.unproven + losses.length > 0 || proven === 0 ? EXIT.unproven : EXIT.conforms;
}
