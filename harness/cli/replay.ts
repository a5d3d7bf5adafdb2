import type { Command } from "commander";
import { type Sealed, unseal, unsealIn } from "../replay/sealed.ts";
import { once, sequenceOnce } from "../replay/once.ts";
import { type Again, failureText } from "../reports/failure.ts";
import { say } from "../judge/login.ts";
import type { Observation } from "../observation.ts";
import { loginsOf, planned } from "../run/planned.ts";
import { readJournal } from "../run/journal.ts";
import type { Result } from "../judge/verdict.ts";
import { judgeSequence } from "../judge/sequence.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Sequence } from "../../scenarios/sequence.ts";
import type { Target } from "../targets/target.ts";
import { type Profile, PROFILES } from "../../scenarios/plan/profiles.ts";
import { chosen, targetOf, whole } from "./options.ts";
import { RECORD, type SeenOn } from "./report_folder.ts";
import { Ended, EXIT, exitOf } from "./exit.ts";
import { inJson, inOneLine } from "../reports/inert.ts";
import { count } from "../reports/summary.ts";
import { place } from "./place.ts";
import { print } from "./print.ts";
import { unreachable } from "./run.ts";
import { saidTrust, trustingOf, type TrustOptions, trustOptions, typedTrust } from "./trusting.ts";

interface Options extends TrustOptions {
  readonly report: string;
  readonly target?: string;
  readonly timeout: number;
  readonly json?: true;
}

export function addReplay(program: Command): void {
  trustOptions(program.command("replay"))
    .description(
      "make one login or sequence of an earlier run again, and say whether it comes out as before",
    )
    .argument(
      "<id|file>",
      "the id of a scenario or a sequence in the report folder's record, or a file with one scenario as JSON",
    )
    .option("--report <folder>", "where the record is", place, "report")
    .option("--target <id>", "another server than that of the record or the file")
    .option("--timeout <ms>", "for one login", whole(100), 10_000)
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec replay pop3/percent/main/own/4b1c\n  deno task loginspec replay sharing/0\n  deno task loginspec replay failure.json --target reference",
    )
    .action(async (what: string, options: Options) => {
      Deno.exitCode = await replayCommand(what, options);
    });
}

/** What was found of an id or a file: it is made again on a target, which its record names; a scenario alone names none. */
interface Found extends Partial<SeenOn> {
  again(target: Target, timeout: number, trusting: ReturnType<typeof trustingOf>): Promise<Made[]>;
}

/** A result, with what was seen now and before as text to compare. */
interface Made {
  readonly result: Result;
  readonly now: string;
  readonly before?: string;
}

async function replayCommand(what: string, options: Options): Promise<number> {
  // What was typed is looked at before what was recorded.
  const typed = typedTrust(options);
  const found = isFile(what) ? fromFile(what) : fromRecord(what, options.report);
  const id = options.target ?? found.target;
  if (id === undefined) {
    throw new Ended(
      EXIT.usage,
      `Cannot replay ${what}: it does not say which server it was. Remedy: --target`,
    );
  }
  const target = targetOf(id);
  // What was said of the server then counts for that one alone.
  const before = id === found.target ? found.trusting : undefined;
  const trusting = typed ?? (before ? saidTrust(before, what) : trustingOf(options, target));
  const made = await found.again(target, options.timeout, trusting).catch(unreachable(target));
  const again = { replay: what, report: options.report, dials: target.dials };
  for (const one of made) print(textOf(one, again, options.json ?? false));
  return exitOf(count(made.map(({ result }) => result)));
}

function textOf({ result, now, before }: Made, again: Again, json: boolean): string {
  const { id, verdict, clause, protocol, why, login } = result;
  const green = verdict === "conforms" || verdict === "open";
  const change = before === undefined
    ? undefined
    : before === now
    ? "same"
    : green
    ? "fixed"
    : "changed";
  if (json) return inJson({ id, verdict, clause, why, ...(change ? { change } : {}) });
  if (!green) return `${failureText(result, again)}${change ? `\n  ${change}` : ""}`;
  const said = login ? `${clause}: ${say(login.observed)}` : `${clause} over ${protocol}: ${why}`;
  return `${verdict} ${inOneLine(said)}${change ? ` (${change})` : ""}`;
}

/** A login made again. @param scenarioOn nothing: the target has another deployment, and no other */
const loginAgain =
  (scenarioOn: (target: Target) => Scenario | undefined, before?: Observation): Found["again"] =>
  async (
    target,
    timeout,
    trusting,
  ) => {
    const scenario = scenarioOn(target);
    if (!scenario) {
      throw new Ended(
        EXIT.usage,
        `Cannot replay it on ${target.title}, which serves its own deployment alone. Remedy: --target, with the server that it is of`,
      );
    }
    const result = await once(scenario, target, timeout, trusting);
    const now = JSON.stringify(result.login!.observed);
    return [{ result, now, ...before ? { before: JSON.stringify(before) } : {} }];
  };

/** What a file has of its deployment's passwords is their marks: a target of one deployment has the true ones. */
const unsealOn = (sealed: Sealed) => ({ given }: Target): Scenario | undefined =>
  given ? unsealIn(sealed, given.deployment) : unseal(sealed);

/** A sequence made again from its seed. Of a finding its verdict is compared: which steps shrinking ends at is another matter. */
const sequenceAgain = (sequence: Sequence, before: readonly Result[]): Found["again"] =>
async (
  target,
  timeout,
  trusting,
) =>
  (await sequenceOnce(sequence, target, timeout, trusting)).map((result) => {
    const earlier = before.find(({ id }) => id === result.id)?.verdict;
    return {
      result,
      now: result.verdict,
      ...earlier === undefined ? {} : { before: earlier },
    };
  });

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** A scenario as a report or `fixtures/regressions.json` writes it; a report says which server it was. */
function fromFile(path: string): Found {
  try {
    const read = JSON.parse(Deno.readTextFileSync(path)) as
      | Sealed
      | { scenario: Sealed; observed?: Observation } & Partial<SeenOn>;
    if (!("scenario" in read)) return { again: loginAgain(unsealOn(read)) };
    const { scenario, observed, target, trusting } = read;
    return {
      ...target === undefined ? {} : { target },
      ...trusting === undefined ? {} : { trusting },
      again: loginAgain(unsealOn(scenario), observed),
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
  deviation: "it is an entry of a deviations file",
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

/** A sequence's id stands first in those of its results. */
const sequenceIdOf = (id: string) => id.replace(/^sequence:/, "").split(" ")[0];

/** Draws the recorded run again, and takes the scenario or the sequence of that id out of it. */
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
  const plan = planned(wish);
  const sequence = plan.sequences.find((one) => one.id === sequenceIdOf(id));
  if (sequence) {
    const earlier = entries.findLast((entry) =>
      entry.type === "sequence" && entry.id === sequence.id
    );
    const before = earlier?.type === "sequence" ? judgeSequence(earlier) : [];
    return { target, again: sequenceAgain(sequence, before) };
  }
  const scenario = loginsOf(plan).find((one) => one.id === id);
  if (!scenario) {
    throw new Ended(
      EXIT.usage,
      `Cannot replay ${id}: the run that ${path} records has no such login and no such sequence`,
    );
  }
  const before = entries.find((entry) =>
    entry.type === "login" && entry.role === "scenario" && entry.id === id
  );
  return {
    target,
    again: loginAgain(() => scenario, before?.type === "login" ? before.observation : undefined),
  };
}
