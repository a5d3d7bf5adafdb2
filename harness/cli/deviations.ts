import type { Command } from "commander";
import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { printProblem } from "../../fixtures/problem.ts";
import { keyOf } from "../deviations/claim.ts";
import type { Deviation } from "../deviations/deviation.ts";
import { WAYS } from "../deviations/fact.ts";
import { deviationsAt } from "../deviations/read_deviations.ts";
import { type Entry, entryOf, leftBy, saysOnly } from "../deviations/kept.ts";
import { missing } from "../deviations/missing.ts";
import { notesOn } from "../deviations/notes.ts";
import { type Pruning, pruning } from "../deviations/pruning.ts";
import { readRun, type Recorded, recordedFact } from "../deviations/recorded.ts";
import { withEntries, withList, withoutEntries } from "../deviations/text.ts";
import { globOf } from "../select/glob.ts";
import { selectionOf } from "../select/selection.ts";
import { Ended, EXIT } from "./exit.ts";
import { print, tell } from "./print.ts";

export function addDeviations(program: Command): void {
  const deviations = program.command("deviations")
    .description("keep the list of what is known of a server: write, prune, explain")
    .addHelpText(
      "after",
      `
Examples:
  deno task loginspec deviations write report --out deviations.yaml
  deno task loginspec deviations prune deviations.yaml report
  deno task loginspec deviations explain deviations.yaml
  deno task loginspec run --target dovecot --deviations deviations.yaml`,
    );
  deviations.command("write")
    .description("make entries of what deviated in a recorded run; a person writes their reasons")
    .argument("<report>", "the run's report folder")
    .option("--out <file>", "where they go; what stands there stays. Absent: to be read here")
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec deviations write report\n  deno task loginspec deviations write report --out deviations.yaml",
    )
    .action((report: string, { out }: { out?: string }) => writeCommand(report, out));
  deviations.command("prune")
    .description("take out the entries that are gone by a recorded run, or past their date")
    .argument("<file>", "the deviations file")
    .argument("<report>", "the run's report folder")
    .addHelpText(
      "after",
      "\nExample:\n  deno task loginspec deviations prune deviations.yaml report",
    )
    .action(pruneCommand);
  deviations.command("explain")
    .description("tell each entry, with what its clauses say")
    .argument("<file>", "the deviations file")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  deno task loginspec deviations explain deviations.yaml",
    )
    .action(explainCommand);
}

/** @throws {Ended} with every problem of the file, each with its place and remedy */
export function deviationsFrom(path: string, { drafts = false } = {}): readonly Deviation[] {
  const read = deviationsAt(path, { drafts });
  if (read.kind === "read") return read.deviations;
  throw new Ended(EXIT.usage, read.problems.map(printProblem).join("\n"));
}

/** @throws {Ended} where the folder has no whole run in it */
export function runFrom(folder: string): Recorded {
  const path = `${folder}/run.json`;
  try {
    return readRun(Deno.readTextFileSync(path), path);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Ended(EXIT.usage, error.message);
    throw new Ended(
      EXIT.usage,
      `Cannot read ${path}: no run came to its end there. Remedy: \`loginspec run --report ${folder}\`, with --resume where one was interrupted`,
    );
  }
}

const today = () => new Date().toISOString().slice(0, "2000-01-01".length);

function textAt(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw new Ended(EXIT.usage, `Cannot read ${path}. Remedy: check its permissions`);
  }
}

/** Writes a file that says these entries. @throws {Ended} where it would say something else, or cannot be written */
function put(path: string, text: string | undefined, entries: readonly Entry[]): void {
  if (text === undefined || !saysOnly(text, path, entries)) {
    throw new Ended(
      EXIT.usage,
      `Cannot edit ${path}: it is not written as one entry below the other, each with a dash, their lists in brackets. Remedy: write it so, as YAML`,
    );
  }
  try {
    Deno.writeTextFileSync(path, text);
  } catch {
    throw new Ended(EXIT.usage, `Cannot write ${path}. Remedy: another path, or its permissions`);
  }
}

function writeCommand(report: string, out: string | undefined): void {
  const run = runFrom(report);
  const before = out === undefined ? undefined : textAt(out);
  const listed = out === undefined || before === undefined
    ? []
    : deviationsFrom(out, { drafts: true });
  const proposals = missing(run, listed, today());
  const text = withEntries(before, proposals);
  if (out === undefined) return print((text ?? "").trimEnd());
  put(out, text, [...listed, ...proposals.map(entryOf)]);
  tell(
    proposals.length === 0
      ? `${out}: nothing is missing.`
      : `${out}: ${proposals.length} entries more. Write the reason of each in place of TODO.`,
  );
}

function pruneCommand(path: string, report: string): void {
  const run = runFrom(report);
  if (run.shard) {
    throw new Ended(
      EXIT.usage,
      `Cannot prune by ${report}: it is shard ${run.shard.index} of ${run.shard.of}, and what shows a deviation may be in another. Remedy: \`loginspec merge\`, then prune by that`,
    );
  }
  const listed = deviationsFrom(path, { drafts: true });
  const found = pruning(run, listed, today());
  const { out, less, rest } = found;
  if (out.length + less.length > 0) {
    const left = leftBy(listed, found);
    put(path, pruned(textAt(path) ?? "", found, left.length === 0), left);
  }
  for (const { line, clause, reason } of out) {
    tell(`${path}:${line}: taken out: ${clause.join(", ")}: ${reason}`);
  }
  for (const { deviation: { line }, lists } of less) {
    const words = Object.entries(lists).map(([list, words]) => `${list} ${words.join(", ")}`);
    tell(`${path}:${line}: left are: ${words.join("; ")}`);
  }
  for (const claim of rest) {
    const { line } = claim.deviation;
    tell(`${path}:${line}: no more: ${keyOf(claim)}. Remedy: make two entries of it, without that`);
  }
  for (const note of notesOf(run, listed.filter((one) => !out.includes(one)))) tell(note);
  if (out.length + less.length + rest.length === 0) {
    tell(`${path}: every entry still counts, or was not tried.`);
  }
}

/** What the run says of entries beside what is gone. */
function notesOf(
  { results, only, skip, stopped, summary: { profile } }: Recorded,
  listed: readonly Deviation[],
): string[] {
  const read = selectionOf(only, skip);
  return notesOn(results, recordedFact, listed, {
    today: today(),
    ...{ profile, stopped: stopped !== undefined },
    ...read.kind === "selection" && { selection: read.selection },
  });
}

/** Lists are changed where they stand; then whole entries go. Nothing: the text is not written so that it can be. */
function pruned(text: string, { out, less }: Pruning, emptied: boolean): string | undefined {
  let shorter: string | undefined = text;
  for (const { deviation: { line }, lists } of less) {
    for (const [list, words] of Object.entries(lists)) {
      shorter = shorter === undefined ? undefined : withList(shorter, line, list, words);
    }
  }
  return shorter === undefined
    ? undefined
    : withoutEntries(shorter, out.map(({ line }) => line), emptied);
}

function explainCommand(path: string, { json }: { json?: true }): void {
  const listed = deviationsFrom(path, { drafts: true });
  if (json) {
    return print(JSON.stringify(listed.map((one) => ({ ...one, clauses: clausesOf(one) }))));
  }
  print(listed.map(explained).join("\n\n") || "No deviation is listed.");
}

const clausesOf = ({ clause }: Deviation) =>
  CLAUSE_IDS.filter((id) => clause.some((pattern) => globOf(pattern)(id)))
    .map((id) => ({ clause: id, level: CLAUSES[id].level, statement: CLAUSES[id].statement }));

function explained(deviation: Deviation): string {
  const { file, line, protocol, form, login, mechanism, check, way } = deviation;
  const { reason, link, expires, sometimes } = deviation;
  const over = expires !== undefined && expires < today() ? " (over: it counts no more)" : "";
  return [
    `${file}:${line}`,
    ...clausesOf(deviation).flatMap(({ clause, level, statement }) => [
      `  ${clause} (${level})`,
      `    ${statement}`,
    ]),
    `  over       ${protocol?.join(", ") ?? "any protocol"}`,
    ...form ? [`  forms      ${form.join(", ")}`] : [],
    ...login === undefined ? [] : [`  logins     like /${login}/`],
    ...mechanism ? [`  mechanisms ${mechanism.join(", ")}`] : [],
    ...check === undefined ? [] : [`  check      ${check}`],
    `  way        ${way}: ${WAYS[way]}${sometimes ? ", in some of these logins" : ""}`,
    `  reason     ${reason}`,
    ...link === undefined ? [] : [`  link       ${link}`],
    ...expires === undefined ? [] : [`  expires    ${expires}${over}`],
  ].join("\n");
}
