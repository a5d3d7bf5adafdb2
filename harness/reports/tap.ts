import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { type Policy, reddens } from "../judge/policy.ts";
import type { Result } from "../judge/verdict.ts";
import { courseChecks, endingOf } from "./ending.ts";
import { inJson, inOneLine } from "./inert.ts";
import type { Report } from "./report.ts";
import { shardSentence } from "./shard_text.ts";
import { wordOf } from "./verdict_word.ts";

/** How a check is told. What is not ok and does not make the run red is a `TODO`: it fails nobody's run, as it fails none here. */
interface Point {
  readonly ok: boolean;
  readonly as?: "TODO" | "SKIP";
}

function pointOf(result: Result, policy?: Policy): Point {
  if (reddens(result, policy)) return { ok: false };
  const { verdict } = result;
  if (verdict === "notOffered") return { ok: true, as: "SKIP" };
  return verdict === "conforms" || verdict === "open" ? { ok: true } : { ok: false, as: "TODO" };
}

/** TAP 14 escapes these two; all else stands in one line. */
const text = (raw: string) => inOneLine(raw).replace(/[\\#]/g, "\\$&").trim();

function diagnostics(result: Result, policy?: Policy): string[] {
  const { verdict, level, check, why, trace, steps, listed, login } = result;
  const told = {
    ...{ verdict, level, check, why, trace },
    ...steps && { steps },
    ...listed && { listed: listed.at },
    ...login && {
      login: login.scenario.attempt.login,
      address: login.scenario.attempt.address,
      client: login.client,
      // Of what is known there may be thousands.
      ...reddens(result, policy) && { transcript: login.transcript },
    },
  };
  // JSON is YAML, but for signs that YAML wants escaped: they are.
  return ["  ---", ...Object.entries(told).map(([key, of]) => `  ${key}: ${inJson(of)}`), "  ..."];
}

const reasonOf = ({ verdict, why, listed }: Result) =>
  verdict === "known" && listed ? `known: ${listed.reason}` : `${wordOf(verdict)}: ${why}`;

/** Most ids begin with their protocol. */
const nameOf = ({ id, protocol }: Result) =>
  id.startsWith(`${protocol}/`) ? id : `${protocol} ${id}`;

function point(result: Result, number: number, policy?: Policy): string[] {
  const { ok, as } = pointOf(result, policy);
  const directive = as === undefined ? "" : ` # ${as} ${text(reasonOf(result))}`;
  return [
    `${ok ? "ok" : "not ok"} ${number} - ${text(nameOf(result))}${directive}`,
    ...ok ? [] : diagnostics(result, policy),
  ];
}

const indented = (line: string) => `    ${line}`;

/** A clause's checks as a subtest, and what they come to. */
const subtest = (
  clause: Result["clause"],
  of: readonly Result[],
  number: number,
  policy?: Policy,
): string[] => [
  `# Subtest: ${text(clause)}`,
  ...[
    `# ${inOneLine(CLAUSES[clause].statement)}`,
    `1..${of.length}`,
    ...of.flatMap((result, at) => point(result, at + 1, policy)),
  ].map(indented),
  `${of.some((one) => reddens(one, policy)) ? "not ok" : "ok"} ${number} - ${text(clause)}`,
];

/** TAP 14: a subtest for each clause, a test point for each of its checks, and one where the server went out of reach, or not all was tried. */
export default {
  id: "tap",
  about: "TAP 14, for readers of the Test Anything Protocol",
  usual: false,
  filename: "run.tap",
  write(told) {
    const { results, stopped, shard, policy } = told;
    const course = courseChecks(told);
    // A bail-out fails whoever reads it.
    const over = endingOf(told) === "conforms" ? "# The run was stopped:" : "Bail out!";
    const byClause = Map.groupBy(results, ({ clause }) => clause);
    const clauses = CLAUSE_IDS.flatMap((clause) => {
      const of = byClause.get(clause);
      return of ? [[clause, of] as const] : [];
    });
    return [
      "TAP version 14",
      `1..${clauses.length + course.length}`,
      ...shard ? [`# ${shardSentence(shard)}`] : [],
      ...clauses.flatMap(([clause, of], at) => subtest(clause, of, at + 1, policy)),
      ...course.map(({ name, why, red }, at) =>
        `not ok ${clauses.length + at + 1} - ${text(`the server ${name}`)}${
          red ? "" : ` # TODO ${text(why)}`
        }`
      ),
      ...stopped === undefined ? [] : [`${over} ${inOneLine(stopped)}`],
      "",
    ].join("\n");
  },
} satisfies Report;
