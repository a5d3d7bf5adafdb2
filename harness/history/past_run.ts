import type { Counts } from "../reports/summary.ts";

/** A run as the history keeps it: enough for a trend. */
export interface PastRun {
  /** When it began, ISO 8601. */
  readonly startedAt: string;
  /** Of loginspec. */
  readonly version: string;
  readonly target: string;
  /** Of the server, where somebody knows it. */
  readonly server?: string;
  readonly profile: string;
  readonly seed: number;
  readonly logins: number;
  readonly durationMs: number;
  readonly verdicts: Counts;
  /** Why it came to no end of its own. */
  readonly stopped?: string;
}
