import type { Command } from "commander";
import { compare } from "../reports/compare.ts";
import { compareMarkdown } from "../reports/compare_md.ts";
import { runFrom } from "./deviations.ts";
import { Ended, EXIT } from "./exit.ts";
import { print, tell } from "./print.ts";

interface Options {
  readonly out?: string;
  readonly json?: true;
}

export function addCompare(program: Command): void {
  program.command("compare")
    .description("put recorded runs of several servers beside each other")
    .argument("<report...>", "the runs' report folders, in the order of the columns")
    .option("--out <file>", "write it there")
    .option("--json", "as JSON, not as Markdown")
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec compare report/dovecot report/cyrus\n  deno task loginspec compare report/* --out comparison.md",
    )
    .action((folders: string[], { out, json }: Options) => {
      const comparison = compare(folders.map(runFrom));
      const text = json ? `${JSON.stringify(comparison, null, 1)}\n` : compareMarkdown(comparison);
      if (out === undefined) return print(text.trimEnd());
      try {
        Deno.writeTextFileSync(out, text);
      } catch {
        throw new Ended(EXIT.usage, `Cannot write ${out}. Remedy: another path by --out`);
      }
      tell(`Comparison: ${out}`);
    });
}
