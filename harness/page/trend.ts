import { trend } from "../drawn/trend.ts";
import type { PastRun } from "../history/past_run.ts";
import { sentence } from "../reports/grid.ts";
import { scrolling, tableHtml } from "./table.ts";

/** Earlier runs of the same target as a drawing and as a table, the newest first; nothing where there are none. */
export const trendHtml = (history: readonly PastRun[]): string =>
  history.length === 0 ? "" : scrolling("Trend", `<div class="drawn">${trend(history)}</div>`) +
    tableHtml({
      caption: "Runs of this target",
      head: ["begun", "loginspec", "server", "profile", "seed", "logins", "took", "came to"],
      rows: history.toReversed().map((run) => [
        run.startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC"),
        run.version,
        run.server ?? "",
        run.profile,
        `${run.seed}`,
        `${run.logins}`,
        `${(run.durationMs / 1000).toFixed(1)} s`,
        sentence(run.verdicts),
      ]),
    });
