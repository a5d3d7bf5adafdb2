import { type Command, Option } from "commander";
import { HistoryFault } from "../history/history_fault.ts";
import { HISTORY } from "../history/kept_at.ts";
import { makeReady, remember } from "../history/remember.ts";
import type { Told } from "../reports/report.ts";
import { Ended, EXIT } from "./exit.ts";
import { isThere, place } from "./place.ts";
import { complain } from "./print.ts";

/** `--history FILE`, `--no-history`; absent: in the report folder. */
export interface HistoryOptions {
  readonly history?: string | false;
  readonly report: string;
}

export const historyOptions = (command: Command): Command =>
  command
    // Before commander's own, which forgets the file.
    .on("option:no-history", () => {
      if (typeof command.getOptionValue("history") === "string") throw contradicting();
    })
    .addOption(
      new Option(
        "--history <file>",
        "where runs that are over are kept. Absent: in the report folder",
      ).argParser((typed: string, before?: string | false) => {
        if (before === false) throw contradicting();
        return place(typed);
      }),
    )
    .option("--no-history", "keep this run nowhere");

const contradicting = () =>
  new Ended(EXIT.usage, "--history and --no-history say two things. Remedy: one of them");

/**
 * The file in which a run is to be kept, looked at before the run.
 * @returns nothing: it is to be kept nowhere
 * @throws {Ended} where it cannot be: what is there is never written over
 */
export function historyFor({ history, report }: HistoryOptions): string | undefined {
  if (history === false) return undefined;
  const path = history ?? `${report}/${HISTORY}`;
  // The report folder is made, and complained of, by whoever writes the record.
  if (history === undefined && !isThere(path)) return path;
  try {
    makeReady(path);
    return path;
  } catch (error) {
    if (!(error instanceof HistoryFault)) throw error;
    throw new Ended(EXIT.usage, `${error.message} by --history; --no-history keeps none`);
  }
}

/**
 * Keeps a run that is over, and tells it with the earlier ones. The run stands where that fails: it is said, and no more. A run that
 * tried nothing, or whose verdicts do not count, is not kept, nor is a shard: `merge` keeps the whole.
 */
export function kept(path: string | undefined, told: Told): Told {
  if (path === undefined || !counts(told)) return told;
  try {
    return { ...told, history: remember(path, told) };
  } catch (error) {
    if (!(error instanceof HistoryFault)) throw error;
    complain(`WARNING: this run is in no history. ${error.message}`);
    return told;
  }
}

const counts = ({ summary: { logins, sequences }, results, shard }: Told): boolean =>
  logins + sequences > 0 && shard === undefined &&
  !results.some(({ check, verdict }) => check.startsWith("witness:") && verdict === "deviates");
