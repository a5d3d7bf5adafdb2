import { type Command, InvalidArgumentError, Option } from "commander";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { printProblem } from "../../fixtures/problem.ts";
import { targetAt } from "../external/read_target.ts";
import { externalTarget } from "../external/target.ts";
import { type Profile, PROFILES } from "../../scenarios/plan/profiles.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { loginsOf } from "../run/planned.ts";
import { nearest } from "../select/glob.ts";
import { type Selection, selectionOf } from "../select/selection.ts";
import { findTarget, isTargetFile, targetIds } from "../targets/find.ts";
import type { Target } from "../targets/target.ts";
import { Ended, EXIT } from "./exit.ts";

/** A whole number of at least `least`, as an option's value. */
export const whole = (least: number) => (typed: string): number => {
  const number = Number(typed);
  if (Number.isSafeInteger(number) && number >= least && typed.trim() !== "") return number;
  throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
};

/** Patterns, parted by commas. One without a word would select everything. */
function collect(typed: string, before: string[]): string[] {
  const words = typed.split(",").map((word) => word.trim()).filter((word) => word !== "");
  if (words.length === 0) throw new InvalidArgumentError("It names nothing.");
  return [...before, ...words];
}

/** What selects logins: seed, profile, patterns. */
export interface Choosing {
  readonly seed: number;
  readonly profile: Profile;
  readonly only: string[];
  readonly skip: string[];
}

export function choosing(command: Command): Command {
  return command
    .option("--seed <number>", "draws the same scenarios again", whole(0), 1)
    .addOption(
      new Option("--profile <name>", "how much to try").choices(Object.keys(PROFILES)).default(
        "standard",
      ),
    )
    .option(
      "--only <pattern>",
      "a clause, protocol, form or level, with * and ?; several, or with commas",
      collect,
      [],
    )
    .option("--skip <pattern>", "leaves out what matches", collect, []);
}

/** @throws {Ended} where a pattern means nothing */
export function chosen({ only, skip }: Pick<Choosing, "only" | "skip">): Selection {
  const selecting = selectionOf(only, skip);
  if (selecting.kind === "unknown") throw new Ended(EXIT.usage, selecting.problem);
  return selecting.selection;
}

/** The logins of a selection. @throws {Ended} where there is nothing in it, not even a sequence */
export function selected(plan: Plan): Scenario[] {
  const logins = loginsOf(plan);
  if (logins.length + plan.sequences.length > 0) return logins;
  throw new Ended(EXIT.usage, "Nothing is selected: nothing fits all of --only and --skip.");
}

/** @throws {Ended} where there is no such target, or its file has faults */
export function targetOf(id: string): Target {
  const target = isTargetFile(id) ? targetIn(id) : findTarget(id);
  if (target) return target;
  const near = nearest(id, targetIds());
  throw new Ended(
    EXIT.usage,
    `No target is called ${JSON.stringify(id)}.${
      near ? ` Did you mean ${near}?` : ""
    } \`loginspec list targets mutants\` shows them.`,
  );
}

/** @throws {Ended} where the file has faults */
function targetIn(path: string): Target {
  const reading = targetAt(path);
  if (reading.kind === "read") return externalTarget(reading.target);
  throw new Ended(EXIT.usage, reading.problems.map(printProblem).join("\n"));
}

/** Those in which somebody can log in: LMTP has no login. */
export const LOGIN_PROTOCOLS = PROTOCOLS.filter((protocol) => protocol !== "lmtp");

export const protocolOption = () =>
  new Option("--protocol <id>", "the protocol").choices(LOGIN_PROTOCOLS);
