import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";
import { nameTable } from "../names/name_table.ts";
import { withoutCatchAlls } from "../names/narrowed.ts";

/** What a server can serve that knows names from a table alone. */
export function tabled(deployment: Deployment): Pick<Exported, "served" | "cannot"> {
  const { served, cannot } = withoutCatchAlls(nameTable(deployment), {
    what: "Router records that make a domain one account",
    why: "A table holds names, and such a record stands for endlessly many.",
  });
  return { served, cannot };
}
