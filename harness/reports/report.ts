import type { Trust } from "../clients/trust.ts";
import type { Mode } from "../external/target_file.ts";
import type { PastRun } from "../history/past_run.ts";
import type { Policy } from "../judge/policy.ts";
import type { Judged } from "../judge/run.ts";
import type { Target } from "../targets/target.ts";
import type { Summary } from "./summary.ts";

/** All that a report can tell of a run. */
export interface Told extends Judged {
  /** The run in numbers. */
  readonly summary: Summary;
  /** What was asked for: enough, with the seed, to do it again. */
  readonly only: readonly string[];
  /** What was left out. */
  readonly skip: readonly string[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Of loginspec. */
  readonly version: string;
  /** What the server is called, and its version where somebody knows it. */
  readonly server?: { readonly title: string; readonly version?: string };
  /** How the server's certificates were checked: `nothing` is to be said loudly. */
  readonly trust?: Trust["kind"];
  /** What might be done to the server; absent: all. */
  readonly mode?: Mode;
  /** Which part of a run it is, and how many of the run's deployments it has; absent: all of it. To be said before any verdict. */
  readonly shard?: { readonly index: number; readonly of: number; readonly worlds: number };
  /** Parts of it are missing: what was merged was not whole. */
  readonly partial?: true;
  /** What makes it red; absent: what usually does. Every report agrees with the exit code. */
  readonly policy?: Policy;
  /** The folder that its record is in, as somebody would name it; absent: the usual one. */
  readonly folder?: string;
  /** Where logins went to, where that is not the server's address and the same at any time. */
  readonly dials?: Target["dials"];
  /** What is to be said of listed deviations that no verdict tells of. */
  readonly notes?: readonly string[];
  /** Earlier runs of the same target, the oldest first, and this one; absent: nobody keeps a history. */
  readonly history?: readonly PastRun[];
}

/** A report format: one file in the report folder. */
export interface Report {
  /** What `--report-format` calls it. */
  readonly id: string;
  /** Whom it is for, in a sentence: `list formats` says it. */
  readonly about: string;
  /** Written where nobody chooses. */
  readonly usual: boolean;
  /** In the report folder. */
  readonly filename: string;
  /** The file's text. It holds no password. */
  write(told: Told): string;
}
