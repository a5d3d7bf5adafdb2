import { createHash } from "node:crypto";
import type { Scenario } from "../scenario.ts";
import { identified } from "./id.ts";

/**
 * A written login in a Router table with fewer records, a half of them first and at last each by itself. Nothing else of what was
 * written is taken away: what it asks may rest on it.
 */
export function* fewerRecords({ id: _, ...scenario }: Scenario): Iterable<Scenario> {
  const { deployment } = scenario;
  const { routes } = deployment;
  const root = deployment.name.replace(/-[0-9a-f]{8}$/, "");
  for (let length = Math.ceil(routes.length / 2); length > 0; length = Math.floor(length / 2)) {
    for (let from = 0; from < routes.length; from += length) {
      const left = routes.toSpliced(from, length);
      // A canary is made of the deployment's name: another deployment has another one.
      const digest = createHash("sha256").update(JSON.stringify(left)).digest("hex").slice(0, 8);
      yield identified({
        ...scenario,
        deployment: { ...deployment, name: `${root}-${digest}`, routes: left },
      });
    }
  }
}
