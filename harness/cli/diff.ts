import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { readRun } from "../deviations/recorded.ts";
import { type Asked, difference, type Named } from "../diff/difference.ts";
import { diffMarkdown } from "../diff/markdown.ts";
import { FAILING, type Failing, failures, policyOf, USUAL } from "../diff/policy.ts";
import { diffText } from "../diff/text.ts";
import { Ended, EXIT } from "./exit.ts";
import { whole } from "./options.ts";
import { paint } from "./paint.ts";
import { complain, print } from "./print.ts";

interface Options {
  readonly by?: "id" | "clause";
  readonly failOn: readonly Failing[];
  readonly strict?: true;
  readonly limit: number;
  readonly json?: true;
  readonly markdown?: true;
}

export function addDiff(program: Command): void {
  program.command("diff")
    .description("tell what became of the results of run A in run B: new, fixed, changed, not run")
    .argument("<A>", "the older run: its report folder, or its run.json")
    .argument("<B>", "the younger run")
    .option(
      "--fail-on <kinds>",
      `what ends by 1, with commas: ${FAILING.join(", ")}; or never`,
      policyIn,
      USUAL,
    )
    .option("--strict", "what differs from a SHOULD is red")
    .addOption(
      new Option(
        "--by <what>",
        "result by result, or all of a clause over a protocol as one. Absent: by id where both runs drew the same",
      ).choices(["id", "clause"]),
    )
    .option("--limit <number>", "so many changes of each clause are shown; 0: all", whole(0), 5)
    .addOption(
      new Option("--json", "all of it as JSON: harness/diff/diff.schema.json").conflicts(
        "markdown",
      ),
    )
    .option("--markdown", "as Markdown, for a comment")
    .addHelpText(
      "after",
      `
Examples:
  deno task loginspec diff before/report report
  deno task loginspec diff before/run.json report --fail-on new,changed,unproven,missing
  deno task loginspec diff before report --fail-on never --markdown >> "$GITHUB_STEP_SUMMARY"
  deno task loginspec diff before report --json | jq '.changes[] | select(.kind == "new")'

A failure is new where B fails and A did not, be it that A did not look. notOffered: proven in A, and in B, asked the same, not offered;
where B proves nothing, all that A does.
Exit codes: 0 nothing of --fail-on, 1 some of it, 2 usage`,
    )
    .action(diffCommand);
}

function policyIn(typed: string): readonly Failing[] {
  const policy = policyOf(typed.split(",").map((word) => word.trim()));
  if (policy) return policy;
  throw new InvalidArgumentError(`Each must be one of ${FAILING.join(", ")}; or never, alone.`);
}

function diffCommand(before: string, after: string, options: Options): void {
  const { strict = false, by, limit, json, markdown, failOn } = options;
  const asked: Asked = { strict, ...by === undefined ? {} : { by } };
  const told = difference(namedAt(before), namedAt(after), asked);
  const failed = failures(told, failOn);
  // It stands though nobody reads on.
  Deno.exitCode = failed.length > 0 ? EXIT.deviates : EXIT.conforms;
  if (json) print(JSON.stringify(told));
  else if (markdown) print(diffMarkdown(told, { limit }).trimEnd());
  else print(diffText(told, { limit, paint }));
  if (failed.length === 0) return;
  complain(
    `Not passed, by --fail-on ${failOn.join(",")}: ${
      failed.map(({ what, count }) => `${count} ${what}`).join(", ")
    }.`,
  );
}

/** @throws {Ended} where no run is recorded there */
function namedAt(typed: string): Named {
  const path = isFolder(typed) ? `${typed.replace(/\/+$/, "")}/run.json` : typed;
  try {
    return { path: typed, run: readRun(Deno.readTextFileSync(path), path) };
  } catch (error) {
    throw new Ended(
      EXIT.usage,
      error instanceof SyntaxError
        ? error.message
        : `Cannot read ${path}: no run came to its end there. Remedy: name a report folder, or the run.json of one`,
    );
  }
}

function isFolder(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}
