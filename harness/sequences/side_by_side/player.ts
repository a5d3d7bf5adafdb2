import type { Step } from "../../../scenarios/sequences/side_by_side/steps.ts";
import type { Fault } from "../story.ts";

/** One client of a play. */
export interface Player {
  /** Makes a step, if there is anything to do. @throws {Lost} */
  make(step: Step): Promise<Fault | undefined>;
  /** The connection is lost, if there is one. */
  close(): void;
}
