import type { Counts } from "../reports/summary.ts";

/** A run as the history keeps it: enough for a trend. */
export interface PastRun {
  /** When it began, ISO 8601. */
  readonly startedAt: string;
  /** Of loginspec. */
  readonly version: string;
  /** The target's id. */
  readonly target: string;
  /** Of the server, where somebody knows it. */
  readonly server?: string;
  /** How much was tried. */
  readonly profile: string;
  /** What was drawn is a function of it. */
  readonly seed: number;
  /** All that were made, controls among them. */
  readonly logins: number;
  /** From the first login to the last verdict. */
  readonly durationMs: number;
  /** Over all clauses and protocols. */
  readonly verdicts: Counts;
  /** Why it came to no end of its own. */
  readonly stopped?: string;
}
