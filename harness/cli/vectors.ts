import { type Command, InvalidArgumentError } from "commander";
import { counted } from "../reports/counted.ts";
import { nearest } from "../select/glob.ts";
import { planned } from "../run/planned.ts";
import type { Vectors } from "../vectors/vector.ts";
import { vectorsOf } from "../vectors/vectors_of.ts";
import { Ended, EXIT } from "./exit.ts";
import { type Choosing, choosing, chosen, LOGIN_PROTOCOLS, selected, targetOf } from "./options.ts";
import { print, tell } from "./print.ts";

interface Options extends Choosing {
  readonly out?: string;
  readonly protocol?: readonly string[];
}

export function addVectors(program: Command): void {
  choosing(
    program.command("vectors").description(
      "write logins as bytes, with the account that should open, for a server's own unit tests",
    ),
  )
    .option("--protocol <ids>", "these protocols alone; several, or with commas", protocolsIn)
    .option("--out <file>", "where to; absent: stdout")
    .addHelpText(
      "after",
      `
The passwords in it are drawn for these tests, and open nothing anywhere else. fixtures/vectors/ has the schema, and a runner in
Python of forty lines. What cannot be told as bytes (challenges, client certificates) is left out, and counted in the file.

Examples:
  deno task loginspec vectors --out vectors.json
  deno task loginspec vectors --profile smoke --protocol imap,pop3 --only 'name.*'
  deno task loginspec vectors --seed 7 --skip open | jq .leftOut`,
    )
    .action((options: Options) => {
      const { seed, profile, protocol = [], out } = options;
      const selection = chosen({ ...options, only: [...options.only, ...protocol] });
      const plan = planned({ seed, profile, selection, target: targetOf("reference") });
      selected(plan);
      const vectors = vectorsOf(plan, selection.wantsClause);
      if (vectors.vectors.length === 0) throw new Ended(EXIT.usage, nothing(vectors.leftOut));
      const text = JSON.stringify(vectors, null, 1);
      if (out === undefined) print(text);
      else write(out, `${text}\n`);
      const { length } = vectors.vectors;
      tell(
        `${counted(length, "vector")} in ${counted(vectors.deployments.length, "deployment")}.`,
      );
      for (const { because, logins } of vectors.leftOut) tell(`Left out: ${logins}: ${because}.`);
      if (plan.sequences.length > 0) {
        tell(
          `Left out: ${counted(plan.sequences.length, "sequence")}: steps of several sessions.`,
        );
      }
    });
}

const nothing = (leftOut: Vectors["leftOut"]) =>
  `No login that is selected can be told as bytes${
    leftOut.map(({ because }) => `; ${because}`).join("")
  }. Remedy: a larger --profile, or fewer of --only and --skip`;

function protocolsIn(typed: string, before: readonly string[] = []): readonly string[] {
  const words = typed.split(",").map((word) => word.trim()).filter((word) => word !== "");
  const ids: readonly string[] = LOGIN_PROTOCOLS;
  const unknown = words.find((word) => !ids.includes(word));
  if (unknown !== undefined || words.length === 0) {
    const near = nearest(unknown ?? "", ids);
    throw new InvalidArgumentError(
      `There is no such protocol.${near ? ` Did you mean ${near}?` : ""} There are ${
        ids.join(", ")
      }.`,
    );
  }
  return [...before, ...words];
}

function write(path: string, text: string): void {
  try {
    Deno.writeTextFileSync(path, text);
  } catch (error) {
    throw new Ended(
      EXIT.usage,
      `Cannot write ${path}: ${
        error instanceof Error ? error.message : error
      }. Remedy: another file by --out`,
    );
  }
}
