import type { Command } from "commander";
import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { ALL as FORMS } from "../../scenarios/forms/mod.ts";
import { ALL as SEQUENCES } from "../../scenarios/sequences/mod.ts";
import { ALL as CLIENTS } from "../clients/mod.ts";
import { ALL as MUTANTS } from "../mutants/mod.ts";
import { ALL as FORMATS } from "../reports/mod.ts";
import { TARGETS } from "../targets/find.ts";
import { gaps, traced, tracedText } from "../mutants/traced.ts";
import { EXIT } from "./exit.ts";
import { print } from "./print.ts";

/** What can be listed: a title to its rows, each with id and words. */
const LISTS = {
  clauses: () =>
    CLAUSE_IDS.map((id) => {
      const { level, tested } = CLAUSES[id];
      return [id, level, "by" in tested ? tested.by.join(" ") : `not yet: ${tested.notYet}`];
    }),
  forms: () => FORMS.map(({ id, title }) => [id, title]),
  clients: () => CLIENTS.map(({ protocol, name }) => [protocol, name]),
  sequences: () => SEQUENCES.map(({ id, title }) => [id, title]),
  targets: () => TARGETS.map(({ id, title }) => [id, title]),
  formats: () => FORMATS.map(({ id, filename, about }) => [id, filename, about]),
  mutants: () => MUTANTS.flat().map(({ id, clause, title }) => [id, clause, title]),
} satisfies Record<string, () => string[][]>;

interface Options {
  readonly json?: true;
  readonly traceability?: true;
}

export function addList(program: Command): void {
  program.command("list")
    .description("list clauses, forms, clients, sequences, targets, formats of reports, mutants")
    .argument("[what...]", `of ${Object.keys(LISTS).join(", ")}; all where nothing is named`)
    .option("--json", "as JSON: each list an array of rows")
    .option(
      "--traceability",
      "every clause to its checks and mutants, every check to what it catches",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec list clauses\n  deno task loginspec list forms --json\n  deno task loginspec list --traceability",
    )
    .action((what: string[], { json, traceability }: Options, command: Command) => {
      if (traceability) {
        if (what.length > 0) command.error("error: --traceability lists all, and takes no names");
        Deno.exitCode = gaps().length > 0 ? EXIT.deviates : EXIT.conforms;
        return print(json ? JSON.stringify({ ...traced(), gaps: gaps() }) : tracedText());
      }
      const unknown = what.find((word) => !(word in LISTS));
      if (unknown) {
        command.error(
          `error: no list is called '${unknown}'. There are: ${Object.keys(LISTS).join(", ")}`,
        );
      }
      const wanted = Object.entries(LISTS).filter(([name]) =>
        what.length === 0 || what.includes(name)
      )
        .map(([name, rows]) => [name, rows()] as const);
      if (json) return print(JSON.stringify(Object.fromEntries(wanted)));
      print(wanted.map(([name, rows]) => `${name}\n${columns(rows)}`).join("\n\n"));
    });
}

/** Rows with their columns in line. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0))
  );
  return rows.map((row) =>
    `  ${row.map((word, at) => word.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd()
  ).join("\n");
}
