import type { FullName } from "../../fixtures/deployment.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { isOpen } from "../observation.ts";
import type { Entry } from "../run/entry.ts";
import { placeOf } from "../run/group.ts";
import { accountsIn } from "./login.ts";
import { possible } from "./possible.ts";

/**
 * The accounts that a reading of a login opens, and that were asked for by other forms over its protocol in its deployment, and never
 * opened there by any name: it may be that they cannot. @returns by login
 */
export function neverOpened(
  entries: readonly Entry[],
  planned: ReadonlyMap<string, Scenario>,
): (scenario: Scenario) => FullName[] {
  const opened = new Set<string>(), asked = new Set<string>();
  for (const entry of entries) {
    if (entry.type !== "login") continue;
    const { role, observation } = entry;
    const scenario = planned.get(entry.id);
    if (role === "other form" && scenario) {
      const [account] = accountsIn(possible(scenario));
      if (account !== undefined) {
        (isOpen(observation) ? opened : asked).add(`${placeOf(scenario)} ${account}`);
      }
    }
    if (observation.kind === "opened") {
      opened.add(`${placeIn(entry.group)} ${observation.account}`);
    }
  }
  return (scenario) =>
    accountsIn(possible(scenario)).filter((account) => {
      const one = `${placeOf(scenario)} ${account}`;
      return asked.has(one) && !opened.has(one);
    });
}

/** The deployment and the protocol of a group. */
const placeIn = (group: string) => group.split("/").slice(0, -2).join("/");
