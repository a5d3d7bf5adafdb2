import type { Command } from "commander";
import { closest } from "../../fixtures/closest.ts";
import { asData, asText, DATA_FORMATS, type DataFormat } from "../docs/alone.ts";
import { chosen, type Sources } from "../docs/choose.ts";
import { runsWanted } from "../docs/fill.ts";
import { Unusable } from "../docs/kept.ts";
import { BEGIN, markerOf } from "../docs/marker.ts";
import type { Table } from "../docs/table.ts";
import { SYNTAXES } from "../docs/syntaxes.ts";
import { TABLES } from "../docs/tables.ts";
import { checkDocs, type DocsOptions, writeDocs } from "./docs_files.ts";
import { listed, listText, NAMED } from "./docs_list.ts";
import { runsIn } from "./docs_runs.ts";
import { Ended, EXIT } from "./exit.ts";
import { print } from "./print.ts";

const SYNTAX_IDS = SYNTAXES.map(({ id }) => id);
const FORMATS: readonly string[] = [...SYNTAX_IDS, ...DATA_FORMATS];

const EXAMPLE = `
A marker in Markdown; AsciiDoc has // before it, reStructuredText .. and HTML the same as Markdown:
  <!-- ${BEGIN} worked-example protocol=imap -->
  <!-- loginspec:end -->
`;

export function addDocs(program: Command): void {
  const docs = program.command("docs")
    .description("tables of behaviour in your own files: written, and checked against what is so");
  of(docs.command("write"), "fill the tables of files", program, writeDocs, [
    "docs write README.md",
    "docs write manual/ --from report/dovecot",
  ]);
  of(
    docs.command("check"),
    "say which tables of files drifted; exit 1 where one did",
    program,
    checkDocs,
    [
      "docs check README.md --documented",
      "docs check manual/*.adoc --from report/*",
    ],
  );
  docs.command("list")
    .description("the tables that there are, with their options")
    .argument("[id]", "this table alone, with all that its options can be")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec docs list\n  deno task loginspec docs list forms\n  deno task loginspec docs list --json",
    )
    .action((id: string | undefined, { json }: { json?: true }) => {
      const tables = id === undefined ? TABLES : [tableOf(id)];
      const named = id === undefined ? NAMED : undefined;
      print(
        json
          ? JSON.stringify(tables.map(listed))
          : tables.map((table) => listText(table, named)).join("\n\n"),
      );
    });
  docs.command("table")
    .description("print one table alone")
    .argument("<id>", "the table: see `loginspec docs list`")
    .argument("[name=value...]", "its options, as in a marker")
    .option("--format <name>", `${FORMATS.join(", ")}`, "markdown")
    .option(...FROM)
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec docs table worked-example\n" +
        "  deno task loginspec docs table forms protocol=imap level=must --format csv",
    )
    .action((id: string, given: string[], { format, from }: { format: string; from?: string[] }) =>
      print(alone(id, given, format, sourcesOf(program, from)).replace(/\n$/, ""))
    );
}

/** @throws {Ended} where there is none */
function tableOf(id: string): Table {
  const table = TABLES.find((one) => one.id === id);
  if (table) return table;
  const near = closest(id, TABLES.map((one) => one.id));
  throw new Ended(
    EXIT.usage,
    `No table is called ${JSON.stringify(id)}.${
      near === undefined ? "" : ` Did you mean ${near}?`
    } Remedy: \`loginspec docs list\` has them all`,
  );
}

/** `write` and `check` take the same. */
function of(
  command: Command,
  about: string,
  program: Command,
  does: (paths: readonly string[], options: DocsOptions, sources: Sources) => void,
  examples: readonly string[],
): void {
  command.description(about)
    .argument("<file...>", "files, or folders: then all files below in a known syntax")
    .option(...FROM)
    .option("--documented", "leave tables of recorded runs as they are")
    .option("--syntax <name>", `of all files: ${SYNTAX_IDS.join(", ")}; else by the file's name`)
    .option("--allow-none", "a file without any marker is no error")
    .addHelpText(
      "after",
      `${EXAMPLE}\nExamples:\n${examples.map((one) => `  deno task loginspec ${one}`).join("\n")}`,
    )
    .action((paths: string[], options: DocsOptions & { from?: string[] }) => {
      try {
        does(paths, options, sourcesOf(program, options.from));
      } catch (error) {
        throw error instanceof Unusable ? new Ended(EXIT.usage, error.message) : error;
      }
    });
}

/** A shell makes several folders of `report/*`: all that follows is one, up to the next option. */
const FROM = [
  "--from <folder...>",
  "report folders of recorded runs; files come before it, or behind --",
] as const;

/** @throws {Ended} where a folder holds no whole run */
function sourcesOf(program: Command, from: readonly string[] = []): Sources {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
  }));
  return { tables: TABLES, commands, ...from.length > 0 && { runs: runsIn(from) } };
}

/** One table's text. @throws {Ended} where there is none */
function alone(id: string, given: readonly string[], format: string, sources: Sources): string {
  if (!FORMATS.includes(format)) {
    throw new Ended(
      EXIT.usage,
      `No format is called ${JSON.stringify(format)}. Remedy: --format ${FORMATS.join("|")}`,
    );
  }
  const marker = {
    id,
    // A shell has taken the quotation marks away: all behind the first `=` is the value.
    options: Object.fromEntries(given.map((word) => {
      const [name = ""] = word.split("=", 1);
      const read = markerOf(`${id} ${name}=x`);
      if (word.includes("=") && read.kind === "begin") return [name, word.slice(name.length + 1)];
      throw new Ended(EXIT.usage, `${JSON.stringify(word)} is no option. Remedy: write name=value`);
    })),
  };
  const choice = chosen(marker, sources);
  if (choice.kind !== "chosen") {
    const { problem, remedy } = choice.kind === "faulty" ? choice : runsWanted(choice.target);
    throw new Ended(EXIT.usage, `${problem} Remedy: ${remedy}`);
  }
  const made = choice.table.make(choice.given);
  if ("problem" in made) throw new Ended(EXIT.usage, made.problem);
  const syntax = SYNTAXES.find((one) => one.id === format);
  const text = syntax ? asText(syntax, made) : asData(format as DataFormat, made, marker);
  if ("problem" in text) throw new Ended(EXIT.usage, text.problem);
  return text.text;
}
