import { type Command, InvalidArgumentError, Option } from "commander";
import { type Policy, type Reason, REASONS, USUAL_POLICY } from "../judge/policy.ts";
import { nearest } from "../select/glob.ts";

const NEVER = "never";
const WORDS: readonly string[] = [...Object.keys(REASONS), NEVER];

export interface PolicyOptions {
  readonly failOn?: Policy;
  readonly strict?: true;
}

/** `--fail-on` and `--strict`. */
export function policyOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--fail-on <reasons>",
        "what makes a run red, with commas: deviates, differs, stale, known (exit 1), unproven, lost (exit 5); or never, where only " +
          `2, 3 and 4 are left. Absent: ${[...USUAL_POLICY].join(",")}`,
      ).argParser(reasonsIn),
    )
    .option("--strict", "what differs from a SHOULD deviates: adds differs to --fail-on");
}

function reasonsIn(typed: string): Policy {
  const words = typed.split(",").map((word) => word.trim()).filter((word) => word !== "");
  const unknown = words.find((word) => !WORDS.includes(word));
  if (unknown !== undefined) {
    const near = nearest(unknown, WORDS);
    throw new InvalidArgumentError(
      `${JSON.stringify(unknown)} is no reason.${near ? ` Did you mean ${near}?` : ""} There are ${
        WORDS.join(", ")
      }.`,
    );
  }
  if (words.length === 0) throw new InvalidArgumentError("It names nothing. never means never.");
  if (!words.includes(NEVER)) return new Set(words as Reason[]);
  if (words.length === 1) return new Set();
  throw new InvalidArgumentError(`${NEVER} stands alone.`);
}

export function policyOf({ failOn = USUAL_POLICY, strict }: PolicyOptions): Policy {
  return strict ? new Set([...failOn, "differs"]) : failOn;
}
