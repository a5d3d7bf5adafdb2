import type { Plan } from "../../scenarios/plan.ts";
import { digestOf, planned } from "../run/planned.ts";
import { type Selection, selectionOf } from "../select/selection.ts";
import { targetAt } from "../external/read_target.ts";
import { findTarget, isTargetFile } from "../targets/find.ts";
import type { Target } from "../targets/target.ts";
import type { Record } from "./record.ts";
import { Unreadable } from "./unreadable.ts";

/** What a record was made by. */
export interface Again {
  readonly plan: Plan;
  readonly target: Target;
  readonly selection: Selection;
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, "");

/** What the reader of the target's file says is wrong with it; the first of several. */
function fileFault(path: string, target: string): Unreadable {
  const reading = targetAt(target);
  const [first, ...more] = reading.kind === "rejected" ? reading.problems : [];
  if (!first) return new Unreadable(path, `${target} changed while it was read`, "try again");
  const { file, line, problem, remedy } = first;
  const others = more.length > 0 ? ` (and ${more.length} more)` : "";
  return new Unreadable(
    path,
    `its target's file, ${file}:${line}: ${withoutStop(problem)}${others}`,
    `${withoutStop(remedy)}; verdicts need that file as the run had it, passwords too`,
  );
}

/** Makes a record's plan again. @throws {Unreadable} where another one comes out */
export function planAgain({ path, header }: Pick<Record, "path" | "header">): Again {
  const { seed, profile, only, skip, plan: digest } = header;
  const target = findTarget(header.target);
  if (!target) {
    throw isTargetFile(header.target) ? fileFault(path, header.target) : new Unreadable(
      path,
      `no target is called ${JSON.stringify(header.target)}`,
      "`loginspec list targets mutants` shows those there are",
    );
  }
  const selecting = selectionOf(only, skip);
  if (selecting.kind === "unknown") {
    throw new Unreadable(path, selecting.problem, "make the run again");
  }
  const { selection } = selecting;
  const plan = planned({ seed, profile, selection, target });
  const found = digestOf(plan);
  if (found === digest) return { plan, target, selection };
  throw new Unreadable(
    path,
    `its plan was ${digest}, and ${found} is what comes of its seed, profile and selection now`,
    isTargetFile(header.target)
      ? `${header.target} as it was then, or make the run again`
      : "the loginspec that recorded it, or make the run again",
  );
}
