import { possibilities } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";

/** Whether a login should open whatever the readings: only such a login can be a control for others. */
export const surelyOpens = ({ deployment, attempt, password }: Scenario): boolean =>
  possibilities(deployment, attempt, password).every(({ outcome }) => outcome.kind === "opened");
