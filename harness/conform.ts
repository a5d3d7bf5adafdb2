import { ownDeviations } from "./deviations/own_file.ts";
import type { Profile } from "../scenarios/plan.ts";
import type { Told } from "./reports/report.ts";
import { openJournal, RECORD } from "./run/journal.ts";
import { planned } from "./run/planned.ts";
import { headerOf, run } from "./run/run.ts";
import { selectionOf } from "./select/selection.ts";
import { findTarget, targetIds } from "./targets/find.ts";

/** Which server is tried, and how much. */
export interface Conforming {
  /** A target's id, such as `reference` or `mutant:first-at-splits`, or the file of a server that somebody else runs. */
  readonly target: string;
  /** The folder that the record goes to, made where there is none. What stands in its record goes. */
  readonly folder: string;
  /** How much is tried; absent: `standard`. */
  readonly profile?: Profile;
  /** A whole number: equal seeds draw equal logins. Absent: 1. */
  readonly seed?: number;
  /** Clauses, protocols, forms and levels, with `*`; absent: all. */
  readonly only?: readonly string[];
  /** What is left out, likewise; absent: nothing. */
  readonly skip?: readonly string[];
  /** Logins at the same time; absent: 8, or what the target allows. */
  readonly jobs?: number;
  /** Milliseconds for one login; absent: 10,000. */
  readonly timeout?: number;
}

/**
 * Tries a server as the command's `run` does, and judges it. A server that goes out of reach is told so, with what was proven until
 * then.
 * @throws {RangeError} for a target or a pattern that is unknown, and where what is known of a target of ours cannot be read
 */
export async function conform(conforming: Conforming): Promise<Told> {
  const { folder, profile = "standard", seed = 1, jobs = 8, timeout = 10_000 } = conforming;
  const target = findTarget(conforming.target);
  if (!target) {
    const others = targetIds().filter((id) => !id.includes(":")).join(", ");
    throw new RangeError(`Cannot try ${conforming.target}: there are ${others}, and files`);
  }
  const selecting = selectionOf(conforming.only ?? [], conforming.skip ?? []);
  if (selecting.kind === "unknown") throw new RangeError(selecting.problem);
  const { limits, mode, trusting } = target;
  const wish = {
    ...{ target, seed, profile, selection: selecting.selection },
    ...mode === undefined ? {} : { mode },
    ...trusting === undefined ? {} : { trusting },
  };
  const plan = planned(wish);
  const header = headerOf(wish, plan);
  const journal = `${folder}/${RECORD}`;
  Deno.mkdirSync(folder, { recursive: true });
  {
    using record = openJournal(journal, { resume: false });
    record.append(header);
  }
  return await run(
    {
      ...wish,
      ...{ timeout, journal, earlier: [header], deviations: ownDeviations(target) },
      jobs: Math.min(jobs, limits?.connections ?? Infinity),
      progress() {},
    },
    plan,
    header,
  );
}
