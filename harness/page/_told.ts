import { plan } from "../../scenarios/plan.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Outcome } from "../../scenarios/outcome.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { opened, refused, result } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import type { Observation } from "../observation.ts";
import type { Told } from "../reports/report.ts";
import { summarise } from "../reports/summary.ts";

const EMPTY: Plan = {
  ...{ seed: 1, profile: "smoke", observed: [], sequences: [] },
  ...{ deployments: [], scenarios: [], relations: [], short: [] },
};

/** A run of these results, as nobody made it. */
export const toldOf = (results: readonly Result[], more: Partial<Told> = {}): Told => ({
  ...{ results, followed: {}, only: [], skip: [], version: "0.1.0" },
  startedAt: "2030-01-01T00:00:00.000Z",
  summary: summarise({
    ...{ target: "reference", plan: EMPTY, entries: [], results, followed: {}, durationMs: 1500 },
  }),
  ...more,
});

const DRAWN: Plan = plan({
  seed: 1,
  profile: "smoke",
  protocols: ["pop3", "imap", "web"],
});

/** What a server that follows the oracle shows. */
const shownBy = (outcome: Outcome): Observation =>
  outcome.kind === "opened"
    ? opened(outcome.account)
    : { kind: "refused", class: outcome.class, answer: "no" };

const wellDone = (scenario: Scenario, at: number): Result => {
  const made = result(scenario, refused());
  const login = made.login!;
  const observed = shownBy(login.expected.outcome);
  return { ...made, login: { ...login, observed, client: "our own", ms: 1 + at % 97 } };
};

/** Drawn logins, as they come out well. */
export const drawnResults: readonly Result[] = DRAWN.scenarios.map(wellDone);

/** The same, but what is about an explicit name opens a stranger's account, with a talk. */
export const redResults: readonly Result[] = drawnResults.map((one) =>
  one.clause !== "name.percent" ? one : {
    ...one,
    verdict: "deviates",
    why: "expected: another account; seen: info@client1.com opens",
    login: {
      ...one.login!,
      observed: opened("info@client1.com"),
      transcript: ["S: +OK ready", `C: USER ${one.login!.scenario.attempt.login}`, "S: +OK"],
    },
  }
);

/** As many results as are wanted, each with an id of its own. */
export const many = (results: readonly Result[], count: number): Result[] =>
  Array.from({ length: count }, (_, at) => {
    const one = results[at % results.length]!;
    return { ...one, id: `${one.id}/${at}` };
  });
