import { assertEquals } from "@std/assert";
import { neighbourAt } from "../../scenarios/neighbour.ts";
import { type Plan, plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { RED } from "../mutants/mutant.ts";
import type { Observation } from "../observation.ts";
import type { Entry } from "../run/entry.ts";
import { groupOf } from "../run/group.ts";
import { loginsOf } from "../run/planned.ts";
import { possible } from "./possible.ts";
import { judgeRun } from "./run.ts";

/** What a server that is right sees to, without a server: the oracle's own answer, as it would be seen. */
function seen(scenario: Scenario): Observation {
  const { outcome } = possible(scenario)[0]!;
  return outcome.kind === "opened" ? outcome : { ...outcome, answer: "refused" };
}

const login = (
  role: "scenario" | "neighbour",
  id: string,
  group: string,
  observation: Observation,
): Entry => ({
  type: "login",
  role,
  id,
  group,
  observation,
  client: "the oracle",
  ms: 0,
});

/** The record of a run in which everything is right: neighbours before and after each group, where there are any. */
function recordOf(drawn: Plan): Entry[] {
  const groups = Map.groupBy(loginsOf(drawn), groupOf);
  return [...groups].flatMap(([group, scenarios]) => {
    const { deployment, attempt: { protocol, address } } = scenarios[0]!;
    const opens = neighbourAt(deployment, protocol, address)?.opens;
    const neighbours = opens === undefined
      ? []
      : [login("neighbour", `${group}/neighbour`, group, { kind: "opened", account: opens })];
    const logins = scenarios.map((scenario) =>
      login("scenario", scenario.id, group, seen(scenario))
    );
    return [...neighbours, ...logins, ...neighbours.map((entry) => ({ ...entry }))];
  });
}

const SEEDS = {
  smoke: [...Array.from({ length: 10 }, (_, at) => 100 + at), Number.MAX_SAFE_INTEGER],
  standard: [1, 107],
} as const;

for (
  const [profile, seeds] of Object.entries(SEEDS) as ["smoke" | "standard", readonly number[]][]
) {
  Deno.test(`a server that is right is never red: ${profile}, ${seeds.length} seeds`, () => {
    for (const seed of seeds) {
      // What sequences show is no answer of the oracle's to one login.
      const drawn: Plan = {
        ...plan({
          seed,
          profile,
          protocols: [
            ...["pop3", "imap", "ftp", "xmpp", "ximss", "web", "mapi"] as const,
            ...["smtp", "ldap", "pwd"] as const,
          ],
        }),
        sequences: [],
      };
      const red = judgeRun(drawn, recordOf(drawn)).results.filter(({ verdict }) =>
        RED.has(verdict)
      );
      assertEquals(red.map(({ id, clause, why }) => `${seed} ${clause} ${id}: ${why}`), []);
    }
  });
}
