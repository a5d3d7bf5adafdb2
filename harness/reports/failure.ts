import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { say } from "../judge/login.ts";
import type { Result } from "../judge/verdict.ts";
import { curlLine } from "./repro.ts";
import { sketch } from "./sketch.ts";

/** So many lines of a talk are shown: its first, with the login, and its last, with what came of it. */
const FIRST = 8;
const LAST = 5;

const excerpt = (talk: readonly string[]): readonly string[] =>
  talk.length <= FIRST + LAST ? talk : [...talk.slice(0, FIRST), "...", ...talk.slice(-LAST)];

/** One failure, for a person: clause, deployment, expected, observed, the talk, and two ways to see it again. */
export function failureText(
  { clause, level, protocol, verdict, why, login }: Result,
  again: { readonly replay: string; readonly shrunkFrom?: string },
): string {
  const head = [
    `${verdict.toUpperCase()} ${clause} (${level}) over ${protocol}`,
    `  ${CLAUSES[clause].statement}`,
  ];
  if (!login) return [...head, `  ${why}`].join("\n");
  const { scenario, expected, observed, transcript, client } = login;
  const { attempt, cell } = scenario;
  const talk = excerpt(transcript);
  const hint = attempt.targetDomain === undefined
    ? ""
    : `, target domain ${JSON.stringify(attempt.targetDomain)}`;
  return [
    ...head,
    "  deployment",
    ...sketch(scenario.deployment).map((line) => `    ${line}`),
    `  login      ${
      JSON.stringify(attempt.login)
    } on ${attempt.address}${hint}, ${scenario.mechanism}, password: ${
      cell.credential === "own"
        ? `that of ${scenario.subject}`
        : `${cell.credential} (for ${scenario.subject})`
    }, by ${client}`,
    `  expected   ${say(expected.outcome)}, by ${expected.trace.join(" > ")}`,
    `  observed   ${
      observed.kind === "refused" ? `${say(observed)} (${observed.answer})` : say(observed)
    }`,
    ...(talk.length > 0 ? ["  talk", ...talk.map((line) => `    ${line}`)] : []),
    `  again      deno task loginspec replay ${JSON.stringify(again.replay)}`,
    `             ${curlLine(scenario)}`,
    ...(again.shrunkFrom === undefined ? [] : [`  shrunk from ${again.shrunkFrom}`]),
  ].join("\n");
}
