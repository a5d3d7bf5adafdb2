import { type Protocol, PROTOCOLS } from "../../../fixtures/protocols.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import type { Result } from "../../judge/verdict.ts";
import type { Told } from "../../reports/report.ts";
import type { Cell, Made } from "../table.ts";
import { outcomesOf } from "./outcome.ts";

/** Each user's settings, and whose password is sent. User 3 comes twice: with her own, and with the one that would fit. */
const USERS = [
  ["1", "company.com", "info", "info@company.com"],
  ["2", "client1.com", "info", "info@client1.com"],
  ["3", "client2.com", "info", "info@client2.com"],
  ["3", "client2.com", "info", "info@company.com"],
  ["3, cured", "client2.com", "info%client2.com", "info@client2.com"],
] as const;

type Login = Result & { readonly login: NonNullable<Result["login"]> };

/** The logins of the worked example, as their plan has them: nothing that only looks alike. */
const loginsOf = ({ results }: Told, protocol: Protocol | undefined): Login[] =>
  results.filter((result): result is Login => {
    const { check, login } = result;
    return check === "decide" && login !== undefined &&
      login.scenario.deployment.name === workedExample.name &&
      login.scenario.carriage === undefined && login.scenario.before === undefined &&
      login.scenario.conflict === undefined &&
      (protocol === undefined || result.protocol === protocol);
  });

/**
 * What a run really saw of the worked example, user by user, protocols that came out alike together. What it did not make is said to
 * be not run.
 * @param protocol absent: all
 */
export function workedSeen(told: Told, protocol?: Protocol): Made {
  const all = loginsOf(told, protocol);
  const rows = USERS.map(([user, setting, name, owner]): Cell[] => {
    const of = all.filter(({ login: { scenario } }) =>
      scenario.serverSetting === setting && scenario.attempt.login === name &&
      scenario.cell.credential === (owner === scenario.subject ? "own" : "namesake") &&
      (owner === scenario.subject || owner === "info@company.com")
    );
    const inOrder = PROTOCOLS.flatMap((one) => of.filter(({ protocol }) => protocol === one));
    const [address = ""] = workedExample.dns[setting] ?? [];
    const seen = inOrder.map(({ protocol, verdict, login: { observed } }) => ({
      ...{ protocol, verdict, observed },
    }));
    return [user, setting, { code: name }, owner, address, outcomesOf(seen)];
  });
  if (all.length === 0) {
    return {
      problem: `The run of ${told.summary.target} made no login of the worked example${
        protocol === undefined ? "" : ` over ${protocol}`
      }. Remedy: run without --only, on a server that takes the deployments that are drawn`,
    };
  }
  return {
    head: [
      "user",
      "server setting",
      "login name",
      "password of",
      "arrives on",
      `what ${told.summary.target} did`,
    ],
    rows,
  };
}
