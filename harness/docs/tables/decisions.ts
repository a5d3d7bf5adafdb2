import { CLAUSE_IDS } from "../../../fixtures/clauses/mod.ts";
import type { Decision } from "../../../scenarios/decision.ts";
import { type Rule, RULES } from "../../../scenarios/rules/mod.ts";
import { say } from "../../judge/login.ts";
import { sketch } from "../../reports/sketch.ts";
import { type Decided, decidedLogins, decisionOf } from "../decided.ts";
import { HINTS } from "../hints.ts";
import { type Cell, type Piece, severalOf, type Table } from "../table.ts";

const GROUPS = [...new Set(CLAUSE_IDS.map((id) => id.split(".")[0] ?? ""))];

interface Row extends Decided {
  readonly decision: Decision;
}

/** What is sent, without the password: whose it is, where it is not the account's own. */
function loginOf({ scenario: { attempt, cell } }: Row): Piece[] {
  const hints = HINTS.flatMap(([words, key]): Piece[] =>
    attempt[key] === undefined ? [] : [`, ${words} `, { code: attempt[key] }]
  );
  return [
    { code: attempt.login },
    ` over ${attempt.protocol} on ${attempt.address}`,
    ...hints,
    ...cell.credential === "own" ? [] : [`, password: ${cell.credential}`],
  ];
}

const COLUMNS: Readonly<Record<string, (row: Row) => Cell>> = {
  clause: ({ clause }) => ({ code: clause }),
  login: loginOf,
  reading: ({ readings, decision }) => {
    const met = Object.entries({ ...decision.readings, ...readings });
    return met.map(([clause, reading]) => `${clause} (${reading})`).join(", ");
  },
  so: ({ decision }) => say(decision.outcome),
  steps: ({ decision }) => decision.trace.join(" > "),
  server: ({ scenario }) => sketch(scenario.deployment).join("; "),
};

const USUAL = ["clause", "login", "reading", "so", "steps"];

/** @param rules the documented ones, or such as are wrong; a row that they cannot decide says so */
export function decisionsBy(
  rules: readonly Rule[],
  groups: readonly string[] = GROUPS,
  head: readonly string[] = USUAL,
): Cell[][] {
  return decidedLogins()
    .filter(({ clause }) => groups.includes(clause.split(".")[0] ?? ""))
    .map((row): Row => ({ ...row, decision: decisionOf(row, rules) }))
    .map((row) => head.map((name) => COLUMNS[name]?.(row) ?? ""));
}

export default {
  id: "decisions",
  about:
    "For each clause short logins that it matters for, with what comes of them and by which clauses; an OPEN one in each reading",
  needs: "documentation",
  options: {
    group: { about: "of these groups of clauses; else all", values: GROUPS, several: true },
    columns: {
      about: `in this order; else ${USUAL.join(",")}`,
      values: Object.keys(COLUMNS),
      several: true,
    },
  },
  example: { group: "address" },
  make({ options: { group, columns } }) {
    const head = severalOf(columns) ?? USUAL;
    const rows = decisionsBy(RULES, severalOf(group), head);
    return rows.length === 0
      ? { problem: `No single login is decided by clauses of ${group}. Remedy: another group` }
      : { head, rows };
  },
} satisfies Table as Table;
