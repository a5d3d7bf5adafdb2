import type { Policy } from "../judge/policy.ts";
import { type Course, endedBy } from "../reports/ending.ts";
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

/** The exit code of a run: its policy says what makes it red. */
export const exitOf = (verdicts: Counts, policy?: Policy, course?: Course): ExitCode =>
  EXIT[endedBy(verdicts, policy, course)];
