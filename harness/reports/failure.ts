import { type CheckId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { called } from "../called.ts";
import { partedText, say } from "../judge/login.ts";
import type { Listed, Result } from "../judge/verdict.ts";
import type { Observation } from "../observation.ts";
import type { Target } from "../targets/target.ts";
import { inOneLine } from "./inert.ts";
import { replayLine, thereOf } from "./again.ts";
import { curlLine, identityLine, saidLine } from "./repro/mod.ts";
import { bracketed, dialledAt, type There } from "./repro/shell.ts";
import { sketch } from "./sketch.ts";

/** So many lines of a talk are shown: its first, with the login, and its last, with what came of it. */
const FIRST = 8;
const LAST = 5;

const excerpt = (talk: readonly string[]): readonly string[] =>
  (talk.length <= FIRST + LAST ? talk : [...talk.slice(0, FIRST), "...", ...talk.slice(-LAST)])
    .map(visible);

/** LDAP's talk is binary: a terminal would obey it. */
// deno-lint-ignore no-control-regex -- these are what is taken out
const visible = (line: string) => line.replace(/[\x00-\x1f\x7f-\x9f\ufffd]+/g, "·");

/** Where an account that opened was not told by its canary. */
const TOLD = {
  password: " (it alone has the password that was sent)",
  claim: " (the session says so)",
} as const;

function observedText(observed: Observation): string {
  if (observed.kind === "refused") return `${say(observed)} (${observed.answer})`;
  const proof = observed.kind === "opened" ? observed.proof : undefined;
  return `${say(observed)}${proof === undefined ? "" : TOLD[proof]}`;
}

/** What a deviations file says of one that is red in spite of it. */
const STATES: Readonly<Record<Listed["state"], string>> = {
  known: "as known",
  "another way": "in another way",
  expired: "until a day that is over",
};

const listedText = (listed: Listed | undefined): string[] =>
  listed ? [`  listed     ${STATES[listed.state]}, in ${listed.at}: ${listed.reason}`] : [];

/** How a failure is seen again. */
export interface Again {
  /** The id of a scenario or a sequence, or a failure's file. */
  readonly replay: string;
  /** The folder of the record that an id stands in. Absent: the usual one. */
  readonly report?: string;
  readonly shrunkFrom?: string;
  readonly dials?: Target["dials"];
}

const againLine = ({ replay, report }: Again) => `  again      ${replayLine(replay, report)}`;

/** Behind translation the server's address is not what is dialled. */
const dialledText = (scenario: There) => {
  const { host, port } = dialledAt(scenario);
  return host === scenario.attempt.address ? "" : ` (dialled: ${bracketed(host)}:${port})`;
};

/** Probes, and how a person makes one again. Their login is one that should open, beside which they were made. */
const PROBES: Readonly<
  Partial<Record<CheckId, (scenario: There, talk: readonly string[]) => string>>
> = {
  // What was said has no password: nobody logged in.
  "probe:login-first": (scenario, talk) =>
    saidLine(
      scenario,
      talk.flatMap((line) => line.startsWith("C: ") ? [line.slice("C: ".length)] : []),
    ),
  "probe:authzid": identityLine,
};

function probeText(
  { clause, protocol, why }: Result,
  { client, transcript }: NonNullable<Result["login"]>,
  scenario: There,
  line: string,
): string[] {
  const { address, login } = scenario.attempt;
  const talk = excerpt(transcript);
  return [
    "  deployment",
    ...sketch(scenario.deployment).map((line) => `    ${line}`),
    `  endpoint   ${protocol} on ${address}${dialledText(scenario)}, by ${client}`,
    `  beside     a login as ${JSON.stringify(login)}, which should open ${scenario.subject}`,
    `  observed   ${why}`,
    ...(talk.length > 0 ? ["  talk", ...talk.map((line) => `    ${line}`)] : []),
    `  again      ${called()} run --only ${clause} --only ${protocol}, with the same target, seed and profile`,
    `             ${line}`,
  ];
}

const stepsText = ({ why, steps = [] }: Result, again: Again): string[] => [
  `  observed   ${why}`,
  ...steps.length > 0
    ? [`  steps      ${steps.length}`, ...steps.map((step, at) => `    ${at + 1}. ${step}`)]
    : [],
  againLine(again),
];

const SECURED = { plain: "", upgrade: " upgraded to TLS", tls: " over TLS" } as const;

/** What tells a Domain besides the name, with the words that its protocol has for it. */
const HINTS = [
  ["targetDomain", "target domain"],
  ["host", "host"],
  ["serverName", "server name"],
  ["setting", "Server Name setting"],
  ["authzid", "authorization identity"],
] as const;

const hintsOf = ({ attempt }: Scenario) =>
  HINTS.map(([field, word]) =>
    attempt[field] === undefined ? "" : `, ${word} ${JSON.stringify(attempt[field])}`
  ).join("");

/** Where expected and observed do not tell it: a reading that another login gainsays, a relation, a control. */
function becauseText(why: string, { expected, observed }: NonNullable<Result["login"]>): string[] {
  const parted = partedText(expected.outcome, observed);
  const rest = why.startsWith(`${parted}; `) ? why.slice(`${parted}; `.length) : why;
  return rest === "" || rest === parted || say(observed).includes(rest)
    ? []
    : [`  because    ${rest}`];
}

/** One failure, for a person: clause, deployment, expected, observed, the talk, and two ways to see it again. No line of it is obeyed. */
export const failureText = (failure: Result, again: Again): string =>
  linesOf(failure, again).map(inOneLine).join("\n");

function linesOf(failure: Result, again: Again): string[] {
  const { check, clause, level, protocol, verdict, why, login, listed } = failure;
  const head = [
    `${verdict.toUpperCase()} ${clause} (${level}) over ${protocol}`,
    `  ${CLAUSES[clause].statement}`,
  ];
  if (check.startsWith("sequence:")) {
    return [...head, ...stepsText(failure, again)];
  }
  if (!login) return [...head, `  ${why}`];
  const { scenario, expected, observed, transcript, client } = login;
  const there = thereOf(scenario, again.dials);
  const line = PROBES[check]?.(there, transcript);
  if (line !== undefined) return [...head, ...probeText(failure, login, there, line)];
  const { attempt, cell } = scenario;
  const talk = excerpt(transcript);
  return [
    ...head,
    "  deployment",
    ...sketch(scenario.deployment).map((line) => `    ${line}`),
    `  login      ${JSON.stringify(attempt.login)} on ${attempt.address}${dialledText(there)}${
      hintsOf(scenario)
    }, ${scenario.mechanism}${SECURED[cell.security]}, password: ${
      cell.credential === "own"
        ? `that of ${scenario.subject}`
        : `${cell.credential} (for ${scenario.subject})`
    }, by ${client}`,
    `  expected   ${say(expected.outcome)}, by ${expected.trace.join(" > ")}`,
    `  observed   ${observedText(observed)}`,
    ...becauseText(why, login),
    ...listedText(listed),
    ...(talk.length > 0 ? ["  talk", ...talk.map((line) => `    ${line}`)] : []),
    againLine(again),
    `             ${curlLine(there)}`,
    ...(again.shrunkFrom === undefined ? [] : [`  shrunk from ${again.shrunkFrom}`]),
  ];
}
