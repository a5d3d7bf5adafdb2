import { regressions as found } from "../../fixtures/regressions.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { type Sealed, unseal } from "../replay/sealed.ts";

/** The failures that were found and mended, as scenarios with passwords of their own. */
export const regressions = (): Scenario[] =>
  found.map(({ scenario }) => unseal(scenario as unknown as Sealed));
