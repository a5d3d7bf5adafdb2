import type { Scenario } from "../../scenarios/scenario.ts";
import type { Target } from "../targets/target.ts";
import { called } from "../called.ts";
import { quoted, type There } from "./repro/shell.ts";

/** Where records are, where nobody says otherwise. */
const USUAL_FOLDER = "report";

/** A word for a shell; most ids and paths read better in double quotes. */
const wordOf = (text: string) => /["$`\\!]/.test(text) ? quoted(text) : `"${text}"`;

/** The command that makes a login again. @param replay the id of a scenario or a sequence, or a failure's file @param folder of the record that an id stands in */
export const replayLine = (replay: string, folder = USUAL_FOLDER): string =>
  `${called()} replay ${wordOf(replay)}${
    folder === USUAL_FOLDER ? "" : ` --report ${wordOf(folder)}`
  }`;

/** A scenario with where it is dialled, where that is known. */
export function thereOf(scenario: Scenario, dials: Target["dials"]): There {
  const { attempt: { protocol, address }, cell: { security } } = scenario;
  const at = dials?.({ protocol, address, security });
  return at ? { ...scenario, at } : scenario;
}
