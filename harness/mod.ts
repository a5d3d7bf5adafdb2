/**
 * Tries a server, judges it, and tells what came of it. It needs Deno, with the permissions of the task `loginspec`.
 *
 * ```ts
 * import { conform, REPORTS } from "@loginspec/loginspec/harness";
 *
 * const told = await conform({ target: "our-mail.yaml", profile: "smoke", folder: "report" });
 * for (const { clause, protocol, why } of told.results.filter(({ verdict }) => verdict === "deviates")) {
 *   console.error("%s by %s: %s", clause, protocol, why);
 * }
 * const junit = REPORTS.find(({ id }) => id === "junit");
 * if (junit) Deno.writeTextFileSync(`report/${junit.filename}`, junit.write(told));
 * ```
 *
 * @module
 */
import { ALL } from "./reports/mod.ts";
import type { Report } from "./reports/report.ts";

export { conform, type Conforming } from "./conform.ts";
export type { Judged } from "./judge/run.ts";
export { type Policy, type Reason, REASONS } from "./judge/policy.ts";
export type { Followed } from "./judge/readings.ts";
export { type Listed, type Result, type Verdict, VERDICTS } from "./judge/verdict.ts";
export { type Mode, MODES } from "./external/target_file.ts";
export type { Observation, Opened, Unnamed } from "./observation.ts";
export type { Counts, Summary } from "./reports/summary.ts";
export type { Deviation } from "./deviations/deviation.ts";
export type { PastRun } from "./history/past_run.ts";
export { retell, Unreadable } from "./recorded/retell.ts";
export type { Report, Told } from "./reports/report.ts";
export { targetIds } from "./targets/find.ts";

/** The formats that a run can be told in. */
export const REPORTS: readonly Report[] = ALL;
