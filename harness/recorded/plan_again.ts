import type { Plan } from "../../scenarios/plan.ts";
import { digestOf, planned } from "../run/planned.ts";
import { type Selection, selectionOf } from "../select/selection.ts";
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

/** Makes a record's plan again. @throws {Unreadable} where another one comes out */
export function planAgain({ path, header }: Pick<Record, "path" | "header">): Again {
  const { seed, profile, only, skip, plan: digest } = header;
  const target = findTarget(header.target);
  if (!target) {
    throw isTargetFile(header.target)
      ? new Unreadable(
        path,
        `the target's file ${header.target} is not there, or has faults`,
        "work where the run was made, with that file beside you",
      )
      : new Unreadable(
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
