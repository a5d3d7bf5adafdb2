import { workedExample } from "../../fixtures/worked_example.ts";
import { decide } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";
import type { Observation } from "../observation.ts";
import type { Result } from "./verdict.ts";

/** A login to the worked example: info@client1.com's password, on the address of client1.com. */
export function scenario(login: string, more: Partial<Scenario> = {}): Scenario {
  return {
    id: `pop3/at/own/own/${login}`,
    cell: { protocol: "pop3", form: "at", address: "own", credential: "own", security: "plain" },
    deployment: workedExample,
    attempt: { protocol: "pop3", address: "127.0.1.1", login },
    password: passwordOf("client1.com", "info"),
    mechanism: "USER",
    subject: "info@client1.com",
    serverSetting: "127.0.1.1",
    ...more,
  };
}

export function passwordOf(domain: string, account: string): string {
  const found = workedExample.domains.find(({ name }) => name === domain)?.accounts
    .find(({ name }) => name === account);
  if (!found) throw new RangeError(`Cannot find a password: there is no ${account}@${domain}`);
  return found.password;
}

/** What a login came to, as the judge would tell it. */
export function result(
  made: Scenario,
  observed: Observation,
  more: Partial<Result> = {},
): Result {
  const expected = decide(made.deployment, made.attempt, shownIn(made));
  return {
    id: made.id,
    check: "decide",
    clause: expected.clause,
    level: expected.level,
    protocol: made.attempt.protocol,
    verdict: "conforms",
    why: "",
    trace: expected.trace,
    login: { scenario: made, expected, observed, client: "none", transcript: [] },
    ...more,
  };
}

export const opened = (account: `${string}@${string}`): Observation => ({
  kind: "opened",
  account,
});
export const refused = (answer = "-ERR no"): Observation => ({
  kind: "refused",
  class: "login",
  answer,
});
