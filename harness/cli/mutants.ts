import type { Command } from "commander";
import { plan } from "../../scenarios/plan.ts";
import { CONTROLS } from "../mutants/controls.ts";
import { hunt, type Hunted, tryControl } from "../mutants/hunt.ts";
import { ALL as MUTANTS } from "../mutants/mod.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { RECORD_PATH, writeRecord } from "../mutants/record.ts";
import { globOf } from "../select/glob.ts";
import reference from "../targets/reference.ts";
import { Ended, EXIT } from "./exit.ts";
import { columns } from "./list.ts";
import { whole } from "./options.ts";
import { print } from "./print.ts";
import { progress } from "./progress.ts";

interface Options {
  readonly seed: number;
  readonly timeout: number;
  readonly only?: string;
  readonly json?: true;
  readonly record?: true;
}

export function addMutants(program: Command): void {
  program.command("mutants")
    .description(
      "try the suite itself: each wrong server must be caught, each harmless change must not",
    )
    .option("--only <pattern>", "mutants and controls by id, with * and ?")
    .option("--seed <number>", "draws the same scenarios again", whole(0), 1)
    .option("--timeout <ms>", "for one login", whole(100), 10_000)
    .option("--json", "as JSON, and nothing else")
    .option("--record", `write what catches which mutant to ${RECORD_PATH}`)
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec mutants\n  deno task loginspec mutants --only 'percent*' --json",
    )
    .action(async (options: Options) => {
      Deno.exitCode = await mutantsCommand(options);
    });
}

async function mutantsCommand(options: Options): Promise<number> {
  const { seed, timeout, only = "*", json, record } = options;
  if (record && options.only !== undefined) {
    throw new Ended(EXIT.usage, "--record: the record is of all mutants. Remedy: leave --only out");
  }
  const wanted = globOf(only);
  const all: readonly Mutant[] = MUTANTS.flat();
  const mutants = all.filter(({ id }) => wanted(id));
  const controls = CONTROLS.filter(({ id }) => wanted(id));
  if (mutants.length + controls.length === 0) {
    throw new Ended(
      EXIT.usage,
      `No mutant or control is called ${
        JSON.stringify(only)
      }. \`loginspec list mutants\` shows them.`,
    );
  }
  const standard = plan({ seed, profile: "standard", protocols: reference.offers });
  const smoke = plan({ seed, profile: "smoke", protocols: reference.offers });
  const hunted: Hunted[] = [];
  const tried: Awaited<ReturnType<typeof tryControl>>[] = [];
  {
    using bar = progress(mutants.length + controls.length, "mutants and controls", {
      quiet: json ?? false,
    });
    for (const mutant of mutants) {
      hunted.push(await hunt(mutant, standard, timeout));
      bar.step();
    }
    for (const control of controls) {
      tried.push(await tryControl(control, smoke, timeout));
      bar.step();
    }
  }
  if (record) writeRecord(hunted);
  const of = (kind: Hunted["fate"]["kind"]) => hunted.filter(({ fate }) => fate.kind === kind);
  const caughtControls = tried.filter(({ caughtBy }) => caughtBy);
  const told = {
    all: hunted.length,
    caught: of("caught").length,
    survived: of("survived").length + of("didNotStart").length,
    neverReached: of("neverReached").length,
    controls: tried.length,
    controlsCaught: caughtControls.length,
    mutants: hunted.map(({ mutant, fate, activations, logins }) => ({
      id: mutant.id,
      clause: mutant.clause,
      fate: fate.kind,
      activations,
      ...(fate.kind === "caught"
        ? { check: fate.by, caughtUnder: fate.clause, way: fate.way }
        : {}),
      ...(fate.kind === "didNotStart" ? { because: fate.because } : {}),
      logins,
    })),
    controlResults: tried.map(({ control, caughtBy, logins }) => ({
      id: control.id,
      caught: caughtBy !== undefined,
      ...(caughtBy ? { check: caughtBy.check, clause: caughtBy.clause, why: caughtBy.why } : {}),
      logins,
    })),
  };
  if (json) print(JSON.stringify(told));
  else {
    print(columns([
      ["mutant", "clause", "fate", "activations", "check", "logins"],
      ...told.mutants.map((
        { id, clause, fate, activations, check = "", logins },
      ) => [id, clause, fate, String(activations), check, String(logins)]),
    ]));
    print(
      `\n${
        columns(
          told.controlResults.map((
            { id, caught, why = "" },
          ) => [id, caught ? "CAUGHT" : "survived", why]),
        )
      }`,
    );
    print(
      `\n${told.caught} of ${told.all} mutants caught, ${told.survived} survived, ${told.neverReached} never reached; ${told.controlsCaught} of ${told.controls} controls caught.`,
    );
  }
  return told.caught === told.all && told.controlsCaught === 0 ? EXIT.conforms : EXIT.deviates;
}
