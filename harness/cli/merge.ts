import type { Command } from "commander";
import { join, resolve } from "node:path";
import type { Policy } from "../judge/policy.ts";
import { comparisonPage } from "../page/mod.ts";
import { merge, type Merged } from "../recorded/merge.ts";
import { Unreadable } from "../recorded/unreadable.ts";
import { compare } from "../reports/compare.ts";
import { compareMarkdown } from "../reports/compare_md.ts";
import type { Told } from "../reports/report.ts";
import { openJournal } from "../run/journal.ts";
import { Ended, EXIT, type ExitCode, exitOf } from "./exit.ts";
import { historyFor, type HistoryOptions, historyOptions, kept } from "./keeping.ts";
import { hold } from "./hold.ts";
import { clear, COMPARISON } from "./leavings.ts";
import { matrixText, redText } from "./matrix.ts";
import { place } from "./place.ts";
import { policyOf, type PolicyOptions, policyOptions } from "./policy.ts";
import { isHushed, print, tell } from "./print.ts";
import { openRecord, writeReports } from "./report_folder.ts";
import { type FormatOptions, formatOptions, handOut } from "./report_formats.ts";
import { knownOf, ourFault } from "./run.ts";
import { recordedFailures } from "./shown_failures.ts";
import { targetFolders } from "./target_folders.ts";

interface Options extends FormatOptions, HistoryOptions, PolicyOptions {
  readonly partial?: true;
  readonly deviations?: readonly string[] | false;
  readonly json?: true;
}

export function addMerge(program: Command): void {
  historyOptions(formatOptions(policyOptions(
    program.command("merge").description(
      "put the shards of a run together, and judge them as one run; several targets beside each other",
    ),
  )))
    .argument("<folder...>", "the shards' report folders, in any order; whole runs too")
    .requiredOption(
      "--report <folder>",
      "where the reports go; of several targets each below it",
      place,
    )
    .option(
      "--partial",
      "what is missing, or was killed, is told as not run: said, and red but for --fail-on never",
    )
    .option(
      "--deviations <file>",
      "what is known of the server, beside our own of our targets; absent: as the shards had it",
      (file: string, before?: string[] | false) => [...before || [], file],
    )
    .option("--no-deviations", "take nothing as known")
    .option("--json", "print the summary as JSON, a line for each target, and nothing else")
    .addHelpText(
      "after",
      `
Examples:
  deno task loginspec run --target dovecot --shard 1/2 --report shard-1
  deno task loginspec run --target dovecot --shard 2/2 --report shard-2
  deno task loginspec merge shard-1 shard-2 --report report
  deno task loginspec merge shards/* --report report --partial
  deno task loginspec merge dovecot/shard-* cyrus/shard-* --report report

Exit codes: as of run, the worst of all targets; 2 too where shards do not belong together or one is missing; with --partial 5 for that,
and 0 under --fail-on never`,
    )
    .action((folders: string[], options: Options) => {
      Deno.exitCode = mergeCommand(folders.map(withoutSlash), options);
    });
}

const withoutSlash = (folder: string) => folder.replace(/(?<=.)\/+$/, "");

function mergeCommand(folders: readonly string[], options: Options): ExitCode {
  const { partial = false, deviations, json } = options;
  const report = withoutSlash(options.report);
  refuseOwn(folders, report);
  const runs = merged(folders, {
    partial,
    ...deviations !== undefined && { knownOf: (target) => knownOf(target, { deviations }) },
  });
  refuseSeveral(runs, options);
  const places = placesOf(runs, report);
  refuseOwn(folders, ...places);
  const history = historyFor(options);
  const policy = policyOf(options);
  using _held = hold(report);
  // What an earlier run or merge left in any of them would be taken for this one's.
  for (const place of new Set([report, ...places])) clear(place, folders);
  const tolds = runs.map((run, at) =>
    writeRun(places[at]!, run, { ...options, policy, keptAt: history })
  );
  if (runs.length > 1) writeComparison(report, tolds);
  const code = worst(tolds.map((told) => exitOf(told.summary.verdicts, policy, told)));
  Deno.exitCode = code;
  const handed = tolds.map((told) => handOut(told, options)).some((one) => one);
  if (json) tolds.forEach(({ summary }) => print(JSON.stringify(summary)));
  else if (!handed && !(isHushed() && code === EXIT.conforms)) {
    for (const [at, told] of tolds.entries()) {
      recordedFailures(told, runs[at]!.target, places[at]!).forEach((text) => print(`${text}\n`));
    }
    print(shown(tolds));
  }
  tell(`Reports: ${report}/`);
  const fault = tolds.map(ourFault).find((one) => one !== undefined);
  if (fault !== undefined) throw new Ended(EXIT.fault, fault);
  return code;
}

/** Of several targets, and under `--quiet`, what each came to; the matrix else. */
const shown = (tolds: readonly Told[]) =>
  tolds.map(tolds.length > 1 || isHushed() ? redText : matrixText).join("\n");

function merged(...asked: Parameters<typeof merge>): readonly Merged[] {
  try {
    const merging = merge(...asked);
    if (merging.kind === "merged") return merging.runs;
    throw new Ended(EXIT.usage, merging.problems.join("\n"));
  } catch (error) {
    if (error instanceof Unreadable) throw new Ended(EXIT.usage, error.message);
    throw error;
  }
}

/** One text after another is no JSON and no XML. */
function refuseSeveral(runs: readonly Merged[], { print: format }: FormatOptions): void {
  if (runs.length === 1 || format === undefined) return;
  const targets = runs.map(({ header }) => header.target).join(", ");
  throw new Ended(
    EXIT.usage,
    `--print ${format.id} prints one report, and there are ${runs.length} targets: ${targets}. Remedy: --report-format ${format.id}, which writes each target's below --report, or one target at a time`,
  );
}

/** What is read must not be written over. */
function refuseOwn(folders: readonly string[], ...places: readonly string[]): void {
  const own = places.find((place) => folders.some((one) => resolve(one) === resolve(place)));
  if (own === undefined) return;
  throw new Ended(
    EXIT.usage,
    `--report ${own} is one of the folders that are merged, and its record would be lost. Remedy: another folder by --report`,
  );
}

function placesOf(runs: readonly Merged[], report: string): string[] {
  if (runs.length === 1) return [report];
  return targetFolders(runs.map(({ header }) => header.target)).map((name) => join(report, name));
}

/** @returns what was told, with its history, where one is kept; a run that lacks a part is in none */
function writeRun(
  folder: string,
  { header, entries, told: merged }: Merged,
  { reportFormat, policy, keptAt }: FormatOptions & {
    readonly policy: Policy;
    readonly keptAt: string | undefined;
  },
): Told {
  const { path } = openRecord(folder, header, false);
  using journal = openJournal(path, { resume: true });
  for (const entry of entries) journal.append(entry);
  const whole = header.partial ? merged : kept(keptAt, merged);
  const told = { ...whole, policy, folder };
  writeReports(folder, told, reportFormat);
  return told;
}

/** Several targets beside each other, below the folder that holds theirs. */
function writeComparison(folder: string, tolds: readonly Told[]): void {
  const comparison = compare(tolds);
  const files = {
    [COMPARISON.text]: compareMarkdown(comparison),
    [COMPARISON.data]: `${JSON.stringify(comparison, null, 1)}\n`,
    [COMPARISON.page]: comparisonPage(tolds),
  };
  for (const [name, text] of Object.entries(files)) {
    Deno.writeTextFileSync(join(folder, name), text);
  }
}

/** The first that fits. */
const ORDER: readonly ExitCode[] = [EXIT.deviates, EXIT.unreachable, EXIT.unproven];
const worst = (codes: readonly ExitCode[]): ExitCode =>
  ORDER.find((code) => codes.includes(code)) ?? EXIT.conforms;
