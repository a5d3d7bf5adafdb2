import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Result, Verdict } from "../judge/verdict.ts";
import { inOneLine } from "./inert.ts";
import type { Report } from "./report.ts";
import { shardSentence } from "./shard_text.ts";

/** How a verdict is told. What is not ok and to be expected is a `TODO`: it fails nobody's run, as it fails none here. */
const POINTS: Readonly<Record<Verdict, { readonly ok: boolean; readonly as?: "TODO" | "SKIP" }>> = {
  conforms: { ok: true },
  open: { ok: true },
  notOffered: { ok: true, as: "SKIP" },
  known: { ok: false, as: "TODO" },
  differs: { ok: false, as: "TODO" },
  deviates: { ok: false },
  stale: { ok: false },
  unproven: { ok: false },
};

/** TAP 14 escapes these two; all else stands in one line. */
const text = (raw: string) => inOneLine(raw).replace(/[\\#]/g, "\\$&").trim();

/** JSON is YAML, but for signs that YAML wants escaped. */
const yaml = (value: unknown) =>
  JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const fails = ({ verdict }: Result) => !POINTS[verdict].ok && POINTS[verdict].as === undefined;

function diagnostics(result: Result): string[] {
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
      ...fails(result) && { transcript: login.transcript },
    },
  };
  return ["  ---", ...Object.entries(told).map(([key, of]) => `  ${key}: ${yaml(of)}`), "  ..."];
}

const reasonOf = ({ verdict, why, listed }: Result) =>
  verdict === "known" && listed ? `known: ${listed.reason}` : `${verdict}: ${why}`;

/** Most ids begin with their protocol. */
const nameOf = ({ id, protocol }: Result) =>
  id.startsWith(`${protocol}/`) ? id : `${protocol} ${id}`;

function point(result: Result, number: number): string[] {
  const { ok, as } = POINTS[result.verdict];
  const directive = as === undefined ? "" : ` # ${as} ${text(reasonOf(result))}`;
  return [
    `${ok ? "ok" : "not ok"} ${number} - ${text(nameOf(result))}${directive}`,
    ...ok ? [] : diagnostics(result),
  ];
}

const indented = (line: string) => `    ${line}`;

/** A clause's checks as a subtest, and what they come to. */
const subtest = (clause: Result["clause"], of: readonly Result[], number: number): string[] => [
  `# Subtest: ${text(clause)}`,
  ...[
    `# ${inOneLine(CLAUSES[clause].statement)}`,
    `1..${of.length}`,
    ...of.flatMap((result, at) => point(result, at + 1)),
  ].map(indented),
  `${of.some(fails) ? "not ok" : "ok"} ${number} - ${text(clause)}`,
];

/** TAP 14: a subtest for each clause, a test point for each of its checks, and one where the server went out of reach. */
export default {
  id: "tap",
  about: "TAP 14, for readers of the Test Anything Protocol",
  usual: false,
  filename: "run.tap",
  write({ results, losses = [], stopped, shard }) {
    const byClause = Map.groupBy(results, ({ clause }) => clause);
    const clauses = CLAUSE_IDS.flatMap((clause) => {
      const of = byClause.get(clause);
      return of ? [[clause, of] as const] : [];
    });
    return [
      "TAP version 14",
      `1..${clauses.length + losses.length}`,
      ...shard ? [`# ${shardSentence(shard)}`] : [],
      ...clauses.flatMap(([clause, of], at) => subtest(clause, of, at + 1)),
      ...losses.map((loss, at) =>
        `not ok ${clauses.length + at + 1} - ${text(`the server stays within reach: ${loss}`)}`
      ),
      ...stopped === undefined ? [] : [`Bail out! ${inOneLine(stopped)}`],
      "",
    ].join("\n");
  },
} satisfies Report;
