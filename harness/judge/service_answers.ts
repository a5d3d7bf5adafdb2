import { possibilities } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { groupOf } from "../run/group.ts";
import { blanked } from "./uniform.ts";
import type { Result } from "./verdict.ts";

const CLAUSE = "access.uniform.service";

/** What each reading says of an answer, for a report. */
export const SERVICE_READINGS = { a: "like a wrong password", b: "told apart" } as const;

/** A refused login with its answer, the names blanked; nothing of any other. */
function refusedAt({ login, verdict, clause }: Result) {
  if (login?.observed.kind !== "refused" || login.observed.class !== "login") return [];
  if (verdict !== "conforms") return [];
  const { scenario, observed } = login;
  const place = `${groupOf(scenario)}/${scenario.mechanism}`;
  return [{ clause, scenario, login, place, answer: blanked(observed.answer, scenario) }];
}

/** Whether the account that was meant is open to its own password: then the password was all that was wrong. */
const isOpen = ({ deployment, attempt }: Scenario) =>
  possibilities(deployment, attempt).every(({ outcome }) => outcome.kind === "opened");

/**
 * Looks at the answers to right passwords where a service is off or the account is disabled, each beside the answers to wrong
 * passwords of accounts that are open, by the same mechanism on the same endpoint: alike (a), or told apart (b). Where there is
 * none to be held against nothing is said.
 */
export function serviceAnswers(results: readonly Result[]): Result[] {
  const refused = results.flatMap(refusedAt);
  const off = refused.filter(({ clause }) => clause === "access.service");
  const places = new Set(off.map(({ place }) => place));
  const wrong = Map.groupBy(
    refused.filter(({ clause, place, scenario }) =>
      clause === "access.password" && places.has(place) && scenario.password !== "" &&
      isOpen(scenario)
    ),
    ({ place }) => place,
  );
  return off.flatMap((one): Result[] => {
    const answers = wrong.get(one.place)?.map(({ answer }) => answer) ?? [];
    const [first] = answers;
    if (first === undefined) return [];
    const reading = answers.includes(one.answer) ? "a" : "b";
    return [{
      id: `uniform:service ${one.scenario.id}`,
      check: "uniform:service",
      clause: CLAUSE,
      level: "open",
      protocol: one.scenario.attempt.protocol,
      verdict: "open",
      why: `follows reading ${reading}, ${SERVICE_READINGS[reading]}: ${
        JSON.stringify(one.answer)
      }, and a wrong password ${JSON.stringify(first)}`,
      trace: [],
      readings: [{ [CLAUSE]: reading }],
      login: one.login,
    }];
  });
}
