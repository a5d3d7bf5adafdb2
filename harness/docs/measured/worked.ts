import { accountsOf } from "../../../fixtures/deployment.ts";
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

const PASSWORDS: ReadonlyMap<string, string> = new Map(
  accountsOf(workedExample).map(({ fullName, account }) => [fullName, account.password]),
);

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

const COLUMNS: Readonly<Record<string, readonly [head: string, cell: (row: Row) => Cell]>> = {
  user: ["user", ({ user }) => user],
  setting: ["server setting", ({ setting }) => setting],
  login: ["login name", ({ name }) => ({ code: name })],
  password: ["password of", ({ owner }) => owner],
  address: ["arrives on", ({ address }) => address],
  steps: ["step by step", ({ of }) => tracesOf(of, () => true)],
  by: ["decided by", ({ of }) => tracesOf(of, isQualifying)],
  so: ["so", ({ of }) => outcomesOf(of.map(seenOf))],
};

const USUAL = ["user", "setting", "login", "password", "address", "so"];

interface Row {
  readonly user: string;
  readonly setting: string;
  readonly name: string;
  readonly owner: string;
  readonly address: string;
  readonly of: readonly Login[];
}

const isQualifying = (clause: string) => /^(name|address|client)\./.test(clause);

const seenOf = ({ protocol, verdict, login: { observed } }: Login) => ({
  protocol,
  verdict,
  observed,
});

/** The clauses by which it should come out, each way of the protocols once. */
const tracesOf = (of: readonly Login[], shown: (clause: string) => boolean): string =>
  [...new Set(of.map(({ login }) => login.expected.trace.filter(shown).join(" > ")))].join("; ");

/**
 * What a run really saw of the worked example, user by user, protocols that came out alike together. What it did not make is said to
 * be not run.
 * @param protocol absent: all
 * @param columns by the names that the documented table has, and `password`
 */
export function workedSeen(told: Told, protocol?: Protocol, columns?: readonly string[]): Made {
  const all = loginsOf(told, protocol);
  const { target } = told.summary;
  const rows = USERS.map(([user, setting, name, owner]): Row => {
    const of = all.filter(({ login: { scenario: { serverSetting, attempt, password } } }) =>
      serverSetting === setting && attempt.login === name && password === PASSWORDS.get(owner)
    );
    const [address = ""] = workedExample.dns[setting] ?? [];
    return {
      ...{ user, setting, name, owner, address },
      of: PROTOCOLS.flatMap((one) => of.filter(({ protocol }) => protocol === one)),
    };
  });
  if (rows.every(({ of }) => of.length === 0)) {
    return {
      problem: `The run of ${target} made no login of the worked example${
        protocol === undefined ? "" : ` over ${protocol}`
      }. Remedy: run without --only, on a server that takes the deployments that are drawn`,
    };
  }
  const pairs = (columns ?? USUAL).flatMap((name) => {
    const column = COLUMNS[name];
    return column ? [column] : [];
  });
  return {
    head: pairs.map(([head]) => head === "so" ? `what ${target} did` : head),
    rows: rows.map((row) => pairs.map(([, cell]) => cell(row))),
  };
}
