import { type Command, Option } from "commander";
import type { Deviation } from "../deviations/deviation.ts";
import { ownFile } from "../deviations/own_file.ts";
import { type Mode, MODES } from "../external/target_file.ts";
import type { Told } from "../reports/report.ts";
import { muster } from "../run/crew.ts";
import type { Entry } from "../run/entry.ts";
import { loginsOf, planned } from "../run/planned.ts";
import { headerOf, run } from "../run/run.ts";
import { partOf } from "../run/shard.ts";
import { type Target, Unreachable } from "../targets/target.ts";
import { Ended, EXIT, exitOf } from "./exit.ts";
import { deviationsFrom } from "./deviations.ts";
import { historyFor, type HistoryOptions, historyOptions, kept } from "./keeping.ts";
import { hold } from "./hold.ts";
import { matrixText, redText } from "./matrix.ts";
import { type Choosing, choosing, chosen, selected, targetOf, whole } from "./options.ts";
import { paint } from "./paint.ts";
import { place } from "./place.ts";
import { policyOf, type PolicyOptions, policyOptions } from "./policy.ts";
import { complain, isHushed, print, tell } from "./print.ts";
import { progress } from "./progress.ts";
import { trustingOf, type TrustOptions, trustOptions } from "./trusting.ts";
import { openRecord, writeReports } from "./report_folder.ts";
import { type FormatOptions, formatOptions, handOut } from "./report_formats.ts";
import { chosenShard, type ShardOptions, shardOptions } from "./sharding.ts";
import { type Again, shownFailures } from "./shown_failures.ts";

interface Options
  extends Choosing, TrustOptions, PolicyOptions, FormatOptions, ShardOptions, HistoryOptions {
  readonly target: string;
  readonly jobs: number;
  readonly timeout: number;
  readonly report: string;
  readonly resume?: true;
  readonly deviations?: readonly string[] | false;
  readonly json?: true;
  readonly mode?: Mode;
}

export function addRun(program: Command): void {
  historyOptions(shardOptions(formatOptions(policyOptions(trustOptions(choosing(
    program.command("run").description(
      "log in to a server in every way, judge what opens, and report",
    ),
  ))))))
    .requiredOption(
      "--target <id>",
      "the server under test, or the file of one that somebody else runs",
    )
    .option("--jobs <number>", "logins at the same time", whole(1), 8)
    .option("--timeout <ms>", "for one login; over it nothing is proven", whole(100), 10_000)
    .addOption(
      new Option(
        "--mode <mode>",
        "what may be done to the server: log in and read; also deliver; also what might hurt others. Absent: as its file says",
      ).choices(MODES),
    )
    .option("--report <folder>", "where the reports go", place, "report")
    .option("--resume", "go on with the interrupted run that the report folder records")
    .option(
      "--deviations <file>",
      "what is known of the server, and so no failure; several, beside our own of our targets",
      (file: string, before?: string[] | false) => [...before || [], file],
    )
    .option("--no-deviations", "take nothing as known")
    .option("--json", "print the summary as JSON, and nothing else")
    .addHelpText(
      "after",
      `
Examples:
  deno task loginspec run --target reference
  deno task loginspec run --target reference --profile smoke --only 'name.*' --only imap
  deno task loginspec run --target reference --seed 7 --json | jq .verdicts
  deno task loginspec run --target reference --report-format usual,sarif,badge
  deno task loginspec run --target reference --print tap | tap-parser
  deno task loginspec run --target dovecot --deviations deviations.yaml
  deno task loginspec run --target our-mail.yaml
  deno task loginspec run --target dovecot --shard 2/4 --report shard-2
  deno task loginspec run --target our-mail.yaml --fail-on deviates,differs,lost

Exit codes: 0 conforms, 1 deviates, 2 usage, 3 our own fault, 4 target out of reach, 5 unproven`,
    )
    .action(async (options: Options) => {
      Deno.exitCode = await runCommand(options);
    });
}

async function runCommand(options: Options): Promise<number> {
  const { seed, profile, timeout, report, json } = options;
  const target = targetOf(options.target);
  const jobs = Math.min(options.jobs, target.limits?.connections ?? Infinity);
  const selection = chosen(options);
  const trusting = trustingOf(options, target);
  const deviations = knownOf(target, options);
  const mode = options.mode ?? target.mode;
  const allowed = mode === undefined ? {} : { mode };
  const asked = { seed, profile, selection, target, trusting, ...allowed };
  using _crew = profile === "smoke" ? undefined : muster();
  const plan = planned(asked);
  selected(plan);
  const shard = chosenShard(plan, options, report);
  const wish = { ...asked, ...shard && { shard } };
  const total = loginsOf(shard ? partOf(plan, shard.worlds) : plan).length;
  const header = headerOf(wish, plan);
  const history = historyFor(options);
  using _held = hold(report);
  const { path: journal, earlier } = openRecord(report, header, options.resume ?? false);
  const ended = await withProgress(
    total,
    (progress) =>
      run({ ...wish, jobs, timeout, journal, earlier, deviations, progress }, plan, header),
  );
  const policy = policyOf(options);
  const told: Told = { ...kept(history, ended), policy, folder: report };
  writeReports(report, told, options.reportFormat);
  Deno.exitCode = exitOf(told.summary.verdicts, policy, told);
  const handed = handOut(told, options);
  const { outOfReach, summary: { logins, sequences } } = told;
  if (outOfReach && logins + sequences === 0) {
    throw new Ended(
      EXIT.unreachable,
      `Cannot reach ${target.title}: ${told.stopped}. Nothing was tried: ${report}/ says so`,
    );
  }
  if (outOfReach) {
    complain(`${target.title} went out of reach: --resume goes on, once it is back.`);
  }
  if (handed || json) {
    if (json) print(JSON.stringify(told.summary));
    told.notes?.forEach(tell);
  } else await show(told, { target, timeout, trusting }, report);
  const fault = ourFault(told);
  if (fault !== undefined) throw new Ended(EXIT.fault, fault);
  return Deno.exitCode;
}

/** That a client of ours erred, where one did. */
export function ourFault({ results }: Told): string | undefined {
  const fault = results.find(({ check, verdict }) =>
    check.startsWith("witness:") && verdict === "deviates"
  );
  return fault && `A client of ours is at fault, and no verdict counts: ${fault.why}`;
}

/** What is known of a target: our own file of it, and those that are named. @throws {Ended} where one cannot be read */
export function knownOf(
  target: Target,
  { deviations = [] }: Pick<Options, "deviations">,
): Deviation[] {
  if (deviations === false) return [];
  const own = ownFile(target);
  return [...own === undefined ? [] : [own], ...deviations].flatMap((file) => deviationsFrom(file));
}

/** A target that cannot be had ends the command; what else was thrown is our own fault. */
export const unreachable = (target: Target) => (error: unknown): never => {
  if (!(error instanceof Unreachable)) throw error;
  throw new Ended(EXIT.unreachable, `Cannot reach ${target.title}: ${error.message}`);
};

/** Shows how far a run is. An interruption ends it at once: what was seen is in the record. */
async function withProgress<T>(
  total: number,
  run: (seen: (entry: Entry) => void) => Promise<T>,
): Promise<T> {
  using bar = progress(total, "logins", {
    quiet: false,
    farewell: "Interrupted. What was seen is recorded: the same command with --resume goes on.",
  });
  return await run((entry) => {
    if (entry.type === "login" && entry.role === "scenario") bar.step();
  });
}

/** What people read. Under `--quiet`: only what is red, and nothing where that is not. */
async function show(told: Told, again: Again, report: string) {
  if (isHushed() && Deno.exitCode === EXIT.conforms) return;
  for (const failure of await shownFailures(told, again, report)) {
    print(`${failure}\n`);
  }
  print(isHushed() ? redText(told) : matrixText(told));
  for (const lockout of told.lockouts ?? []) print(paint("red", `WARNING: ${lockout}.`));
  tell(`Reports: ${report}/`);
}
