import type { Command } from "commander";
import { type Sealed, unseal } from "../replay/sealed.ts";
import { once } from "../replay/once.ts";
import { failureText } from "../reports/failure.ts";
import { say } from "../judge/login.ts";
import type { Observation } from "../observation.ts";
import { loginsOf, planned } from "../run/planned.ts";
import { readJournal } from "../run/journal.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { type Profile, PROFILES } from "../../scenarios/plan/profiles.ts";
import { chosen, targetOf, whole } from "./options.ts";
import { RECORD } from "./report_folder.ts";
import { Ended, EXIT, exitOf } from "./exit.ts";
import { count } from "../reports/summary.ts";
import { print } from "./print.ts";
import { unreachable } from "./run.ts";
import { trustingOf, type TrustOptions, trustOptions } from "./trusting.ts";

interface Options extends TrustOptions {
  readonly report: string;
  readonly target?: string;
  readonly timeout: number;
  readonly json?: true;
}

export function addReplay(program: Command): void {
  trustOptions(program.command("replay"))
    .description("make one login of an earlier run again, and say whether it comes out as before")
    .argument(
      "<id|file>",
      "a scenario's id in the report folder's record, or a file with one scenario as JSON",
    )
    .option("--report <folder>", "where the record is", "report")
    .option("--target <id>", "another server than that of the record")
    .option("--timeout <ms>", "for one login", whole(100), 10_000)
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec replay pop3/percent/main/own/4b1c\n  deno task loginspec replay failure.json --target reference",
    )
    .action(async (what: string, options: Options) => {
      Deno.exitCode = await replayCommand(what, options);
    });
}

interface Found {
  readonly scenario: Scenario;
  readonly target: string;
  readonly before?: string;
}

async function replayCommand(what: string, options: Options): Promise<number> {
  const trusting = trustingOf(options);
  const found = isFile(what) ? fromFile(what) : fromRecord(what, options.report);
  const target = targetOf(options.target ?? found.target);
  const result = await once(found.scenario, target, options.timeout, trusting)
    .catch(unreachable(target));
  const now = JSON.stringify(result.login!.observed);
  const { verdict, clause, why } = result;
  const green = verdict === "conforms" || verdict === "open";
  const change = found.before === undefined
    ? undefined
    : found.before === now
    ? "same"
    : green
    ? "fixed"
    : "changed";
  if (options.json) {
    print(JSON.stringify({ id: result.id, verdict, clause, why, ...(change ? { change } : {}) }));
  } else if (green) {
    print(`${verdict} ${clause}: ${say(result.login!.observed)}${change ? ` (${change})` : ""}`);
  } else print(`${failureText(result, { replay: what })}${change ? `\n  ${change}` : ""}`);
  return exitOf(count([result]), false);
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** A scenario as a report or `fixtures/regressions.json` writes it. */
function fromFile(path: string): Found {
  try {
    const read = JSON.parse(Deno.readTextFileSync(path)) as
      | Sealed
      | { scenario: Sealed; observed?: Observation };
    if (!("scenario" in read)) return { scenario: unseal(read), target: "reference" };
    return {
      scenario: unseal(read.scenario),
      target: "reference",
      ...(read.observed ? { before: JSON.stringify(read.observed) } : {}),
    };
  } catch (error) {
    throw new Ended(
      EXIT.usage,
      `Cannot replay ${path}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** What looks at several logins, or at none, by the first word of its id: what to do in the place of a replay. */
const NO_LOGIN: Readonly<Record<string, string>> = {
  probe: "it is a probe of a whole endpoint",
  witness: "it looks at all that the server received on an endpoint",
  uniform: "it compares many refusals",
  relation: "it compares several logins",
};

/** @throws {Ended} where an id is that of a check which is no single login */
function refuseCheck(id: string): void {
  const because = NO_LOGIN[/^([a-z]+):/.exec(id)?.[1] ?? ""];
  if (because === undefined) return;
  throw new Ended(
    EXIT.usage,
    `Cannot replay ${id}: ${because}, not one login. Remedy: \`loginspec run\` with --only and its clause, --only and its protocol, and the same target, seed and profile`,
  );
}

/** Draws the recorded run again, and takes the scenario of that id out of it. */
function fromRecord(id: string, folder: string): Found {
  refuseCheck(id);
  const path = `${folder}/${RECORD}`;
  let text: string;
  try {
    text = Deno.readTextFileSync(path);
  } catch {
    throw new Ended(
      EXIT.usage,
      `Cannot replay ${id}: it is no file, and there is no ${path}. Remedy: --report FOLDER`,
    );
  }
  const [header, ...entries] = readJournal(text, path);
  if (header?.type !== "run" || !(header.profile in PROFILES)) {
    throw new Ended(EXIT.usage, `Cannot replay ${id}: ${path} has no first line of a run`);
  }
  const { seed, profile, target, only, skip } = header;
  const wish = {
    seed,
    profile: profile as Profile,
    selection: chosen({ only, skip }),
    target: targetOf(target),
  };
  const scenario = loginsOf(planned(wish)).find((one) => one.id === id);
  if (!scenario) {
    throw new Ended(
      EXIT.usage,
      `Cannot replay ${id}: the run that ${path} records has no such login`,
    );
  }
  const before = entries.find((entry) =>
    entry.type === "login" && entry.role === "scenario" && entry.id === id
  );
  return {
    scenario,
    target,
    ...(before?.type === "login" ? { before: JSON.stringify(before.observation) } : {}),
  };
}
