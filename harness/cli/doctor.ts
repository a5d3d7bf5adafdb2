import Table from "cli-table3";
import { type Command, InvalidArgumentError } from "commander";
import { type Finding, type Grade, GRADES } from "../external/doctor/finding.ts";
import { examine } from "../external/doctor/mod.ts";
import { isTargetFile } from "../targets/find.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { whole } from "./options.ts";
import { paint } from "./paint.ts";
import { print, tell } from "./print.ts";

interface Options {
  readonly json?: true;
  readonly timeout: number;
}

export function addDoctor(program: Command): void {
  program.command("doctor")
    .description("look at a server by its target file, and say what to mend before any test")
    .argument("<file>", "a target file, YAML or JSON", file)
    .option("--timeout <ms>", "for each thing that is looked at", whole(100), 5_000)
    .option("--json", "print the findings as JSON, and nothing else")
    .addHelpText(
      "after",
      `
It logs in with each account once over each protocol, asks once for a simple name on each endpoint, and shows a wrong
password no more often than limits.failures of the file allows (three times, where it says nothing). It writes nothing.

Examples:
  deno task loginspec doctor our-server.yaml
  deno task loginspec doctor our-server.yaml --json | jq '.[] | select(.grade == "failed")'

Exit codes: 0 a run can begin (there may be warnings), 2 the file is at fault, 4 an endpoint is out of reach, 5 something
else is to be mended: there a run would prove nothing, 3 our own fault`,
    )
    .action(async (path: string, { json, timeout }: Options) => {
      const findings = await examine(path, {
        timeout,
        tell: ({ grade, stage, at }) => {
          if (!json) tell(`${SIGN[grade]} ${stage} ${at}`);
        },
      });
      Deno.exitCode = exitOf(findings);
      print(json ? JSON.stringify(findings, undefined, 1) : tableOf(findings));
    });
}

/** `run --target` takes the same names. */
function file(typed: string): string {
  if (isTargetFile(typed)) return typed;
  throw new InvalidArgumentError(
    "It must be the path of a target file, which ends in .yaml, .yml or .json, as for `run --target`.",
  );
}

const SIGN: Readonly<Record<Grade, string>> = {
  ok: "ok",
  warning: "warning",
  failed: "FAILED",
  skipped: "skipped",
};

const STYLE = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const;

/** What the process says by its exit code: the first that fits. */
export function exitOf(findings: readonly Finding[]): ExitCode {
  const failed = findings.filter(({ grade }) => grade === "failed");
  if (failed.some(({ stage }) => stage === "file")) return EXIT.usage;
  if (failed.some(({ stage }) => stage === "reach")) return EXIT.unreachable;
  return failed.length > 0 ? EXIT.unproven : EXIT.conforms;
}

/** What is right with one place, in one row. */
function merged(findings: readonly Finding[]): Finding[] {
  const rows: Finding[] = [];
  for (const finding of findings) {
    const last = rows.at(-1);
    if (last?.grade === "ok" && finding.grade === "ok" && last.at === finding.at) {
      rows[rows.length - 1] = { ...finding, says: `${last.says}; ${finding.says}` };
    } else rows.push(finding);
  }
  return rows;
}

/** Width of a table where nobody knows that of the terminal. */
const WIDTH = 120;

/** All findings, each with what to mend. */
export function tableOf(findings: readonly Finding[]): string {
  const width = Deno.stdout.isTerminal() ? Deno.consoleSize().columns : WIDTH;
  const [sign, stage, at] = [9, 10, Math.floor(width / 4)];
  const table = new Table({
    head: ["", "stage", "where", "what was found"],
    colWidths: [sign, stage, at, width - sign - stage - at - 5],
    wordWrap: true,
    wrapOnWordBoundary: true,
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
    style: { head: [], border: [] },
  });
  for (const { grade, stage, at, says, mend } of merged(findings)) {
    table.push([
      paint(STYLE[grade], SIGN[grade]),
      stage,
      at,
      mend === undefined ? says : `${says}\nto mend: ${mend}`,
    ]);
  }
  const counts = GRADES.flatMap((grade) => {
    const count = findings.filter((one) => one.grade === grade).length;
    return count > 0 ? [`${count} ${grade}`] : [];
  });
  return `${table.toString()}\n${counts.join(", ")}.`;
}
