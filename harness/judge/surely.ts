import { possible } from "./possible.ts";
import type { Scenario } from "../../scenarios/scenario.ts";

/** Whether a login should open whatever the readings: only such a login can be a control for others. */
export const surelyOpens = (scenario: Scenario): boolean =>
  possible(scenario).every(({ outcome }) => outcome.kind === "opened");
