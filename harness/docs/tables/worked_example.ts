import { type Protocol, PROTOCOLS } from "../../../fixtures/protocols.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import type { Attempt } from "../../../scenarios/attempt.ts";
import { decide } from "../../../scenarios/decide.ts";
import type { Decision } from "../../../scenarios/decision.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import { say } from "../../judge/login.ts";
import { workedSeen } from "../measured/worked.ts";
import { type Cell, type Grid, type Options, severalOf, type Table } from "../table.ts";

/** Each user's settings: what is typed as server and as login name. */
const USERS = [
  ["1", "company.com", "info"],
  ["2", "client1.com", "info"],
  ["3", "client2.com", "info"],
  ["3, cured", "client2.com", "info%client2.com"],
] as const;

interface Row extends Decision {
  readonly user: string;
  readonly setting: string;
  readonly attempt: Attempt;
}

const COLUMNS: Readonly<Record<string, readonly [head: string, cell: (row: Row) => Cell]>> = {
  user: ["user", ({ user }) => user],
  setting: ["server setting", ({ setting }) => setting],
  login: ["login name", ({ attempt }) => ({ code: attempt.login })],
  address: ["arrives on", ({ attempt }) => attempt.address],
  steps: ["step by step", ({ trace }) => trace.join(" > ")],
  by: ["decided by", ({ trace }) => trace.filter(isQualifying).join(", ")],
  so: ["so", ({ outcome }) => say(outcome)],
};

const isQualifying = (clause: string) => /^(name|address|client)\./.test(clause);

/** Whose password was sent: a run has logins with one that is not the user's own. */
const PASSWORD = "password";

const USUAL = ["user", "setting", "login", "address", "by", "so"];

/** What each protocol's client makes of the server setting: it is sent by these alone. */
function sent(protocol: Protocol, setting: string): Partial<Attempt> {
  const { carries, qualifies } = TRAITS[protocol];
  if (carries === "target domain") return { targetDomain: setting };
  if (carries === "host") return { host: setting };
  return qualifies ? { setting } : {};
}

/** @param by the oracle, or one that is wrong */
export function workedExampleBy(by: typeof decide, { protocol, columns }: Options): Grid {
  const over = PROTOCOLS.find((one) => one === protocol) ?? "imap";
  const shown = (severalOf(columns) ?? USUAL).flatMap((name) => {
    const column = COLUMNS[name];
    return column ? [column] : [];
  });
  const rows = USERS.map(([user, setting, login]): Row => {
    const [address = ""] = workedExample.dns[setting] ?? [];
    const attempt = { protocol: over, address, login, ...sent(over, setting) };
    return { user, setting, attempt, ...by(workedExample, attempt) };
  });
  return {
    head: shown.map(([head]) => head),
    rows: rows.map((row) => shown.map(([, cell]) => cell(row))),
  };
}

export default {
  id: "worked-example",
  about:
    "Three users of one name, each with another server in their settings: what opens, and why; of a target, what it did",
  needs: "a run, if named",
  options: {
    protocol: {
      about: "what they log in by; else imap, of which pop3 and ftp do the same; of a target all",
      values: PROTOCOLS.filter((protocol) => protocol !== "lmtp"),
    },
    columns: {
      about: `in this order; else ${USUAL.join(",")}; ${PASSWORD} of a target alone`,
      values: [...Object.keys(COLUMNS), PASSWORD],
      several: true,
    },
  },
  example: { protocol: "imap", columns: "user,login,address,steps,so" },
  make({ options, runs: [told] }) {
    if (!told) {
      return severalOf(options.columns)?.includes(PASSWORD)
        ? {
          problem:
            `No ${PASSWORD} is sent by the documentation. Remedy: target=ID, or no ${PASSWORD} among columns=`,
        }
        : workedExampleBy(decide, options);
    }
    const protocol = PROTOCOLS.find((one) => one === options.protocol);
    return workedSeen(told, protocol, severalOf(options.columns));
  },
} satisfies Table as Table;
