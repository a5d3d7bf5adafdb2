import type { Command } from "commander";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { findLogin, type Wanted } from "../docs/measured/talk.ts";
import { sequenceOf } from "../drawn/sequence.ts";
import { sequenceSvg } from "../drawn/sequence_svg.ts";
import { sequenceText } from "../drawn/sequence_text.ts";
import { retell } from "../recorded/retell.ts";
import { Unreadable } from "../recorded/unreadable.ts";
import { nearest } from "../select/glob.ts";
import { Ended, EXIT } from "./exit.ts";
import { place } from "./place.ts";
import { print, tell } from "./print.ts";

interface Options {
  readonly report: string;
  readonly clause?: string;
  readonly protocol?: string;
  readonly svg?: string;
  readonly text?: true;
  readonly ascii?: true;
  readonly whole?: true;
}

const EXAMPLES = `
Examples:
  deno task loginspec diagram --clause name.percent --protocol imap
  deno task loginspec diagram pop3/plain/percent/main/own/4b1c --report report/dovecot
  deno task loginspec diagram --clause address.assigned --svg assigned.svg`;

export function addDiagram(program: Command): void {
  program.command("diagram")
    .description("draw a login of an earlier run, as what was really said")
    .argument("[id]", "the login, as run.json has it; or --clause, --protocol, or both")
    .option("--report <folder>", "where the record is", place, "report")
    .option(
      "--clause <id>",
      "the first that this clause decided, one that came out well before others",
    )
    .option("--protocol <id>", "the first over this protocol")
    .option("--svg <file>", "as an SVG image; - for stdout", place)
    .option("--text", "as text of 80 columns, which is the usual")
    .option("--ascii", "the text in ASCII alone")
    .option("--whole", "no turn is left out")
    .addHelpText("after", EXAMPLES)
    .action((id: string | undefined, options: Options) => diagramCommand(id, options));
}

function diagramCommand(id: string | undefined, options: Options): void {
  const { report, svg, text, ascii = false, whole = false } = options;
  if (svg !== undefined && (text || ascii)) {
    throw usage("--svg and a text are two diagrams", "one of them");
  }
  const found = findLogin(told(report), wanted(id, options));
  if ("problem" in found) throw new Ended(EXIT.usage, found.problem);
  const sequence = sequenceOf(found.result, { whole });
  if (!sequence) throw usage(`there is no talk of ${found.result.id}`, "another login");
  if (svg === undefined) return print(sequenceText(sequence, { ascii }));
  const image = sequenceSvg(sequence);
  if (svg === "-") return print(image);
  try {
    Deno.writeTextFileSync(svg, `${image}\n`);
  } catch (error) {
    throw usage(
      `${svg} cannot be written (${error instanceof Error ? error.message : error})`,
      "a file in a folder that is there",
    );
  }
  tell(`${found.result.id}: ${svg}`);
}

const usage = (why: string, remedy: string) =>
  new Ended(EXIT.usage, `Cannot draw a login: ${why}. Remedy: ${remedy}`);

function told(folder: string) {
  try {
    return retell(folder);
  } catch (error) {
    if (error instanceof Unreadable) throw new Ended(EXIT.usage, error.message);
    throw error;
  }
}

/** @throws {Ended} where nothing is asked for, or what nobody knows */
function wanted(login: string | undefined, { clause, protocol }: Options): Wanted {
  if ([login, clause, protocol].every((one) => one === undefined)) {
    throw usage("nothing says which", "the id of a login, or --clause, --protocol, or both");
  }
  return {
    ...login !== undefined && { login },
    ...clause !== undefined && { clause: known("clause", clause, CLAUSE_IDS) },
    ...protocol !== undefined && { protocol: known("protocol", protocol, PROTOCOLS) },
  };
}

function known<Id extends string>(what: string, typed: string, ids: readonly Id[]): Id {
  const id = ids.find((one) => one === typed);
  if (id !== undefined) return id;
  const near = nearest(typed, ids);
  throw usage(
    `no ${what} is called ${JSON.stringify(typed)}`,
    near === undefined ? `\`loginspec list ${what}s\` shows them` : `--${what} ${near}`,
  );
}
