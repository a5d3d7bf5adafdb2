import { type Command, InvalidArgumentError, Option } from "commander";
import annotations from "../reports/annotations.ts";
import github from "../reports/github.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import type { Report, Told } from "../reports/report.ts";
import { nearest } from "../select/glob.ts";
import { complain, print } from "./print.ts";

export const FORMATS: readonly Report[] = REPORTS;

/** What is written where nobody chooses. */
export const USUAL_FORMATS: readonly Report[] = FORMATS.filter(({ usual }) => usual);

/** Words for several, beside the formats' own. */
const SEVERAL: Readonly<Record<string, readonly Report[]>> = {
  all: FORMATS,
  usual: USUAL_FORMATS,
};

export interface FormatOptions {
  readonly reportFormat?: readonly Report[];
  readonly print?: Report;
}

/** `--report-format` and `--print`. */
export function formatOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--report-format <ids>",
        "the reports that are written, with commas: --report-format usual,tap,sarif. all, usual, and what " +
          `\`list formats\` shows. Absent: usual (${USUAL_FORMATS.map(({ id }) => id).join(", ")})`,
      ).argParser(formatsIn),
    )
    .addOption(
      new Option("--print <id>", "print one report, and nothing else: --print tap | tap-parser")
        .argParser(formatOf).conflicts("json"),
    );
}

/** @throws {InvalidArgumentError} where a word is no format's */
function formatsIn(typed: string, before: readonly Report[] = []): readonly Report[] {
  const words = typed.split(",").map((word) => word.trim()).filter((word) => word !== "");
  if (words.length === 0) throw new InvalidArgumentError("It names nothing.");
  const wanted = new Set([
    ...before,
    ...words.flatMap((word) => Object.hasOwn(SEVERAL, word) ? SEVERAL[word]! : [formatOf(word)]),
  ]);
  return FORMATS.filter((format) => wanted.has(format));
}

function formatOf(typed: string): Report {
  const found = FORMATS.find(({ id }) => id === typed);
  if (found) return found;
  const ids = FORMATS.map(({ id }) => id);
  const near = nearest(typed, [...ids, ...Object.keys(SEVERAL)]);
  throw new InvalidArgumentError(
    `${JSON.stringify(typed)} is no format.${near ? ` Did you mean ${near}?` : ""} There are ${
      ids.join(", ")
    }.`,
  );
}

/** What cannot be shown there is in the reports: no run fails by it. */
function summarise(text: string): void {
  const path = Deno.env.get("GITHUB_STEP_SUMMARY");
  if (!path) return;
  try {
    Deno.writeTextFileSync(path, text, { append: true });
  } catch (error) {
    complain(`Cannot write the step's summary: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Prints the report that is to be printed, and hands GitHub Actions what it takes from a step, where the format `github` was chosen: its
 * summary into the file that GITHUB_STEP_SUMMARY names, annotations to stderr, where the runner reads them too, so that stdout stays
 * for who asked for something.
 * @returns whether stdout has now all that it is to have
 */
export function handOut(told: Told, { reportFormat = [], print: printed }: FormatOptions): boolean {
  if (reportFormat.includes(github) && Deno.env.get("GITHUB_ACTIONS") === "true") {
    summarise(github.write(told));
    const commands = annotations.write(told).trimEnd();
    if (commands !== "") complain(commands);
  }
  if (printed) print(printed.write(told).replace(/\n$/, ""));
  return printed !== undefined;
}
