import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";
import { nameTable } from "../names/name_table.ts";
import { withoutCatchAlls } from "../names/narrowed.ts";

/** Why a table alone holds no catch-all. */
const ENDLESS = "A table holds names, and such a record stands for endlessly many.";

/** For servers that could be taught more: a rule for each record, or a line of a program. */
export const BY_CHOICE =
  "It is left out by choice: a rule for each such record could be written, and a table holds names alone.";

/** What a server can serve that knows names from a table; `why` records that stand for endlessly many have no place there. */
export function tabled(
  deployment: Deployment,
  why = ENDLESS,
): Pick<Exported, "served" | "cannot"> {
  const { served, cannot } = withoutCatchAlls(nameTable(deployment), {
    what: "Router records that make a domain one account",
    why,
  });
  return { served, cannot: cannot.map((shortfall) => ({ ...shortfall, why })) };
}
