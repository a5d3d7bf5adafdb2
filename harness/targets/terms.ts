import type { Scenario } from "../../scenarios/scenario.ts";
import type { Observation } from "../observation.ts";

/** What the operator of a server asks of those who log in to it. */
export interface Terms {
  /** Resolves when one more connection may be made. */
  ahead(): Promise<void>;
  /** What a login comes to that is not made; nothing: it is made. */
  instead(scenario: Scenario): Observation | undefined;
  /** Hears what a login came to. */
  heard(scenario: Scenario, seen: Observation): void;
}
