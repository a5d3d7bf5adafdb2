import type { Command } from "commander";
import { type History, openHistory } from "../history/history.ts";
import { HistoryFault } from "../history/history_fault.ts";
import { HISTORY } from "../history/kept_at.ts";
import { type KeptRun, selectionText } from "../history/kept_run.ts";
import { pastGrid } from "../history/matrix.ts";
import { percent, type Point, pointOf, sparkline } from "../history/series.ts";
import { trend } from "../drawn/trend.ts";
import { sentence } from "../reports/grid.ts";
import { Ended, EXIT } from "./exit.ts";
import { gridText, tableOf } from "./matrix.ts";
import { whole } from "./options.ts";
import { paint } from "./paint.ts";
import { place } from "./place.ts";
import { print, tell } from "./print.ts";

interface Options {
  readonly file: string;
  readonly target?: string;
  readonly profile?: string;
  readonly limit: number;
  readonly json?: true;
  readonly svg?: string;
}

export function addHistory(program: Command): void {
  const history = program.command("history")
    .description("runs that are over: list, show one's matrix, how a target fared, forget, export")
    .addHelpText(
      "after",
      `
Examples:
  deno task loginspec history
  deno task loginspec history show 12
  deno task loginspec history trend --target dovecot --svg trend.svg
  deno task loginspec history export --target dovecot | jq -c .verdicts
  deno task loginspec history forget 3 4 --file nightly/history.sqlite`,
    );
  series(history.command("list", { isDefault: true }), 20)
    .description("the last runs, the oldest first")
    .addHelpText("after", example("list --target reference --profile standard"))
    .option("--json", "as JSON")
    .action(told(listCommand));
  filed(history.command("show"))
    .description("the matrix of a run, of the counts that were kept")
    .addHelpText("after", example("show 12"))
    .argument("[id]", "its number in the list. Absent: the last run", whole(1))
    .option("--json", "as JSON")
    .action((id: number | undefined, options: Options) =>
      told((kept) => showCommand(kept, id, options))(options)
    );
  series(history.command("trend"), 50)
    .description("how the last runs of one target, profile and selection came out")
    .addHelpText("after", example("trend --target dovecot --svg trend.svg"))
    .option("--json", "as JSON")
    .option("--svg <file>", "draw it there as well", place)
    .action(told(trendCommand));
  filed(history.command("forget"))
    .description("take runs out")
    .addHelpText("after", example("forget 3 4"))
    .argument("<id...>", "their numbers in the list")
    .action((ids: string[], options: Options) =>
      told((kept) => forgetCommand(kept, ids.map(numberOf)))(options)
    );
  series(history.command("export"), 0)
    .description("runs with all their counts, a JSON object a line")
    .addHelpText("after", example("export --target dovecot | jq -c .verdicts"))
    .action(told(exportCommand));
}

const example = (line: string) => `\nExample:\n  deno task loginspec history ${line}`;

const filed = (command: Command) =>
  command.option("--file <file>", "the history", place, `report/${HISTORY}`);

const series = (command: Command, limit: number) =>
  filed(command)
    .option("--target <id>", "only runs of this target")
    .option("--profile <name>", "only runs of this profile")
    .option("--limit <number>", "the last so many; 0: all", whole(0), limit);

/** Opens the history, and closes it. What is wrong with it is a matter of usage. */
const told = (work: (history: History, options: Options) => void) => (options: Options): void => {
  try {
    using history = openHistory(options.file, { make: false });
    work(history, options);
  } catch (error) {
    if (error instanceof HistoryFault) throw new Ended(EXIT.usage, error.message);
    throw error;
  }
};

const wantedOf = ({ target, profile, limit }: Options) => ({
  ...target === undefined ? {} : { target },
  ...profile === undefined ? {} : { profile },
  ...limit > 0 ? { limit } : {},
});

const selectionOf = ({ only, skip, mode }: KeptRun): string =>
  [
    ...only.length > 0 ? [`only ${only.join(", ")}`] : [],
    ...skip.length > 0 ? [`without ${skip.join(", ")}`] : [],
    ...mode === undefined ? [] : [`mode ${mode}`],
  ].join("; ") || "all";

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const minute = (at: string) => at.slice(0, "2030-01-01T00:00".length).replace("T", " ");
const redText = ({ red }: Point) => red > 0 ? paint("red", String(red)) : paint("green", "0");

function listCommand(history: History, options: Options): void {
  const runs = history.runs(wantedOf(options));
  if (options.json) return print(JSON.stringify(runs));
  if (runs.length === 0) return tell(noRun(options));
  const table = tableOf([
    ...["id", "began (UTC)", "target", "profile", "seed", "selection", "loginspec"],
    ...["logins", "took", "well", "red"],
  ]);
  for (const run of runs) {
    const point = pointOf(run);
    const { id, startedAt, target, profile, seed, version, logins, durationMs } = run;
    table.push([
      ...[id, minute(startedAt), target, profile, seed, selectionOf(run), version],
      ...[logins, seconds(durationMs), percent(point.rate), redText(point)],
    ]);
  }
  print(table.toString());
}

const noRun = ({ file, target, profile }: Options) =>
  `${file} has no run${target === undefined ? "" : ` of ${target}`}${
    profile === undefined ? "" : ` in profile ${profile}`
  }.`;

function showCommand(history: History, id: number | undefined, { file, json }: Options): void {
  const run = history.runs(id === undefined ? { limit: 1 } : { id })[0];
  if (!run) {
    throw new Ended(
      EXIT.usage,
      `Cannot show run ${id ?? ""} of ${file}: it is not there. Remedy: \`loginspec history list\``,
    );
  }
  const cells = history.cells(run.id);
  if (json) return print(JSON.stringify({ ...run, cells }));
  const { target, server, version, startedAt, profile, seed, verdicts, stopped } = run;
  print([
    gridText(pastGrid(run, cells)),
    "",
    `Run ${run.id}: ${target}${server === undefined ? "" : ` ${server}`}, ${selectionOf(run)}, ${
      minute(startedAt)
    } UTC, by loginspec ${version}.`,
    `${target}: ${sentence(verdicts)}.`,
    `${run.logins} logins in ${seconds(run.durationMs)}; profile ${profile}, seed ${seed}.`,
    ...stopped === undefined ? [] : [paint("red", `Stopped: ${stopped}.`)],
  ].join("\n"));
}

function trendCommand(history: History, options: Options): void {
  // Runs of other logins are no trend: those like the last one are.
  const { limit: _, ...wanted } = wantedOf(options);
  const last = history.runs({ ...wanted, limit: 1 })[0];
  const runs = last
    ? history.runs({
      ...{ target: last.target, profile: last.profile, selection: selectionText(last) },
      ...options.limit > 0 ? { limit: options.limit } : {},
    })
    : [];
  if (options.svg !== undefined && !last) {
    throw new Ended(
      EXIT.usage,
      `Cannot draw ${options.svg}: ${noRun(options)} Remedy: \`loginspec history list\``,
    );
  }
  if (options.svg !== undefined) draw(options.svg, runs);
  if (options.json) return print(JSON.stringify(runs));
  if (!last) return tell(noRun(options));
  const points = runs.map(pointOf);
  const table = tableOf([
    "id",
    "began (UTC)",
    "seed",
    "loginspec",
    "server",
    "well",
    "red",
    "took",
  ]);
  for (const [at, { id, startedAt, seed, version, server = "", durationMs }] of runs.entries()) {
    const point = points[at]!;
    table.push([
      ...[id, minute(startedAt), seed, version, server],
      ...[percent(point.rate), redText(point), seconds(durationMs)],
    ]);
  }
  print([
    `${last.target}, ${last.profile}, ${selectionOf(last)}: ${runs.length} runs`,
    "",
    `well  ${sparkline(points.map(({ rate }) => rate))}`,
    `red   ${sparkline(points.map(({ red }) => red))}`,
    `took  ${sparkline(runs.map(({ durationMs }) => durationMs))}`,
    "",
    table.toString(),
  ].join("\n"));
}

function draw(path: string, runs: readonly KeptRun[]): void {
  try {
    Deno.writeTextFileSync(path, `${trend(runs)}\n`);
  } catch {
    throw new Ended(EXIT.usage, `Cannot write ${path}. Remedy: another path by --svg`);
  }
  tell(`Trend: ${path}`);
}

function numberOf(typed: string): number {
  if (/^[1-9]\d{0,14}$/.test(typed)) return Number(typed);
  throw new Ended(
    EXIT.usage,
    `${JSON.stringify(typed)} is no number of a run. Remedy: \`loginspec history list\` shows them`,
  );
}

function forgetCommand(history: History, ids: readonly number[]): void {
  const unknown = ids.filter((id) => !history.forget(id));
  const gone = ids.length - unknown.length;
  tell(`Forgotten: ${gone} ${gone === 1 ? "run" : "runs"}.`);
  if (unknown.length === 0) return;
  throw new Ended(
    EXIT.usage,
    `No run is called ${
      unknown.join(", ")
    }. Remedy: \`loginspec history list\` shows their numbers`,
  );
}

function exportCommand(history: History, options: Options): void {
  for (const run of history.runs(wantedOf(options))) {
    print(JSON.stringify({ ...run, cells: history.cells(run.id) }));
  }
}
