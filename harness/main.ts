import { Command, CommanderError } from "commander";
import { asCalled } from "./called.ts";
import { addCompare } from "./cli/compare.ts";
import { addDeviations } from "./cli/deviations.ts";
import { addDiff } from "./cli/diff.ts";
import { addDiagram } from "./cli/diagram.ts";
import { addDocs } from "./cli/docs.ts";
import { addDoctor } from "./cli/doctor.ts";
import { elsewhere } from "./cli/elsewhere.ts";
import { addExplain } from "./cli/explain.ts";
import { Ended, EXIT } from "./cli/exit.ts";
import { addExport } from "./cli/export.ts";
import { addHistory } from "./cli/history.ts";
import { addList } from "./cli/list.ts";
import { addMerge } from "./cli/merge.ts";
import { addMutants } from "./cli/mutants.ts";
import { addPlan } from "./cli/plan.ts";
import { begun } from "./cli/in_our_place.ts";
import { bleach } from "./cli/paint.ts";
import { complain, hush, print, Unread } from "./cli/print.ts";
import { addReplay } from "./cli/replay.ts";
import { addResolve } from "./cli/resolve.ts";
import { addRun } from "./cli/run.ts";
import { addServe } from "./cli/serve.ts";
import { addTargets } from "./cli/targets.ts";
import { addVectors } from "./cli/vectors.ts";
import { inLines } from "./reports/inert.ts";
import { VERSION } from "./version.ts";

function program(): Command {
  const program = new Command("loginspec")
    .description(
      "Which account does a login open? The conformance suite for servers of many domains.",
    )
    .version(VERSION)
    .option("-q, --quiet", "only what is red, and on stderr only errors: loginspec run --quiet ...")
    .option("--no-color", "no colours, as by NO_COLOR=1; FORCE_COLOR=1 has them also in a log")
    .configureHelp({ showGlobalOptions: true })
    .hook("preAction", (program) => {
      const { quiet, color } = program.opts<{ quiet?: true; color: boolean }>();
      if (quiet) hush();
      if (!color) bleach();
    })
    // Both add a line end. Examples are written as a clone has them.
    .configureOutput({
      writeOut: (text) => print(asCalled(text.replace(/\n$/, ""))),
      writeErr: (text) => complain(text.replace(/\n$/, "")),
    })
    .exitOverride()
    .showHelpAfterError("(--help shows what there is)");
  for (
    const add of [
      addRun,
      addServe,
      addList,
      addPlan,
      addExplain,
      addResolve,
      addReplay,
      addMutants,
      addDeviations,
      addExport,
      addCompare,
      addMerge,
      addDiff,
      addHistory,
      addTargets,
      addDoctor,
      addVectors,
      addDiagram,
      addDocs,
    ]
  ) add(program);
  return program;
}

/** Commander's own ends: help and version are no errors, anything else is usage. */
function codeOf(error: unknown): number {
  if (error instanceof Ended) {
    complain(inLines(error.message));
    return error.code;
  }
  // What the command had come to before stands.
  if (error instanceof Unread) return Deno.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  complain(
    `This is a fault of loginspec itself: ${
      error instanceof Error ? error.stack ?? error.message : error
    }`,
  );
  return EXIT.fault;
}

if (import.meta.main) {
  try {
    begun();
    const code = await elsewhere(Deno.args);
    if (code === undefined) await program().parseAsync(Deno.args, { from: "user" });
    else Deno.exitCode = code;
  } catch (error) {
    Deno.exitCode = codeOf(error);
  }
}
