import { dirname } from "node:path";
import type { Told } from "../reports/report.ts";
import { openHistory } from "./history.ts";
import { HistoryFault } from "./history_fault.ts";
import { cellsOf, rowOf, selectionText } from "./kept_run.ts";
import type { PastRun } from "./past_run.ts";

/** Reports show so many runs. */
export const SHOWN = 50;

/**
 * Keeps a run in a history, be it that of one process or of several that were merged.
 * @returns the last runs of the same target, profile and selection, the oldest first, this one among them
 * @throws {HistoryFault} where the file cannot be used; the run is then not kept
 */
export function remember(path: string, told: Told): readonly PastRun[] {
  using history = openHistory(path, { make: true });
  const { target, profile } = told.summary;
  const series = { target, profile, selection: selectionText(told), limit: SHOWN };
  // Where they cannot be told, this one is not kept: else it would be, and said not to be.
  history.runs(series);
  history.add(rowOf(told), cellsOf(told));
  return history.runs(series);
}

/**
 * Makes a history ready to be written to. What is wrong with it is better said before a run than behind it.
 * @throws {HistoryFault} where what is there cannot be used
 */
export function makeReady(path: string): void {
  try {
    Deno.mkdirSync(dirname(path), { recursive: true });
  } catch {
    throw new HistoryFault(path, "its folder cannot be made", "name another file");
  }
  using history = openHistory(path, { make: true });
  history.check();
}
