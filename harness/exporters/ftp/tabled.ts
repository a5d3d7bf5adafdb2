import type { Deployment, Route } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";

/** A record that no list of names can say: on its left stands `*`, or on its right one account for every name. */
const isPattern = ({ from, to }: Route) => from.includes("*") || /\.local$/i.test(to);

/** What a server can serve that knows names from a table alone. */
export function tabled(deployment: Deployment): Pick<Exported, "served" | "cannot"> {
  const patterns = deployment.routes.filter(isPattern);
  if (patterns.length === 0) return { served: deployment, cannot: [] };
  return {
    served: { ...deployment, routes: deployment.routes.filter((route) => !isPattern(route)) },
    cannot: [{
      what: "Router records for many names at once",
      why:
        "The server finds names in a table, one by one; a pattern, or a domain that is one account, has no end of them.",
      which: patterns.map(({ from, to }) => `${from} = ${to}`),
    }],
  };
}
