import type { Deployment } from "../../fixtures/deployment.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { called } from "../called.ts";
import { sequenceOf } from "../drawn/sequence.ts";
import { sequenceSvg } from "../drawn/sequence_svg.ts";
import { say } from "../judge/login.ts";
import type { Listed, Result } from "../judge/verdict.ts";
import type { Observation } from "../observation.ts";
import { replayLine, thereOf } from "../reports/again.ts";
import type { Told } from "../reports/report.ts";
import { curlLine, identityLine } from "../reports/repro/mod.ts";
import type { Row } from "./columns.ts";

/** What a result opens to, beside its columns. Nothing in it has a password: of the scenario only what is shown goes in. */
export interface Detail {
  readonly trace: readonly string[];
  readonly again: readonly string[];
  readonly listed?: string;
  readonly steps?: readonly string[];
  readonly login?: {
    /** Word and value, as they are shown. */
    readonly facts: readonly (readonly [string, string])[];
    readonly expected: string;
    readonly observed: string;
    readonly talk: readonly string[];
    /** The talk as SVG: of the first of its clause, protocol and verdict. */
    readonly drawn?: string;
    /** The place of the deployment among those of the page. */
    readonly deployment: number;
  };
}

const SECURED = { plain: "", upgrade: ", upgraded to TLS", tls: ", over TLS" } as const;

/** What tells a Domain besides the name, by the words of its protocol. */
const HINTS = [
  ["targetDomain", "target domain"],
  ["host", "host"],
  ["serverName", "TLS server name"],
  ["setting", "Server Name setting"],
  ["authzid", "authorization identity"],
] as const;

const PROOF = {
  password: ": it alone has the password that was sent",
  claim: ": the session says so",
} as const;

function observedText(seen: Observation): string {
  if (seen.kind === "refused") return `${say(seen)}: ${seen.answer}`;
  return `${say(seen)}${seen.kind === "opened" && seen.proof ? PROOF[seen.proof] : ""}`;
}

function factsOf(scenario: Scenario): [string, string][] {
  const { attempt, cell, mechanism, subject, serverSetting, carriage, peer, before } = scenario;
  return [
    ["login name", JSON.stringify(attempt.login)],
    ["arrives on", `${attempt.address} (${cell.address})`],
    ["typed as server", serverSetting],
    ...HINTS.flatMap(([field, word]): [string, string][] =>
      attempt[field] === undefined ? [] : [[word, JSON.stringify(attempt[field])]]
    ),
    ["mechanism", `${mechanism}${SECURED[cell.security]}`],
    [
      "password",
      `${cell.credential === "own" ? "that" : `${cell.credential}, for that`} of ${subject}`,
    ],
    ...carriage === undefined ? [] : [["carried", carriage] as [string, string]],
    ...peer === undefined ? [] : [["client's address", peer] as [string, string]],
    ...before === undefined ? [] : [[
      "failed before",
      before.map(({ login }) => JSON.stringify(login)).join(", "),
    ] as [string, string]],
  ];
}

const STATES: Readonly<Record<Listed["state"], string>> = {
  known: "as known",
  "another way": "in another way",
  expired: "until a day that is over",
};

const listedText = ({ state, at, reason, link }: Listed): string =>
  `${STATES[state]}, in ${at}: ${reason}${link === undefined ? "" : ` ${link}`}`;

/** Checks that are made beside logins: `replay` does not know them, a run of their clause does. */
const BESIDE = /^(probe|witness|uniform):/;

/** How a person sees it again. */
function againOf({ id, check, clause, protocol, login }: Result, run: Told): string[] {
  const { summary: { target, seed, profile }, folder, dials } = run;
  const line = check === "probe:authzid" ? identityLine : curlLine;
  const curl = login ? line(thereOf(login.scenario, dials)) : "";
  return [
    BESIDE.test(check)
      ? `${called()} run --target ${target} --profile ${profile} --seed ${seed} --only ${clause} --only ${protocol}`
      : replayLine(login?.scenario.id ?? id, folder),
    ...curl === "" ? [] : [curl],
  ];
}

/** @param runs those of the page @returns the details in the order of the rows, and the deployments that they point at */
export function detailsOf(rows: readonly Row[], runs: readonly Told[]) {
  const places = new Map<Deployment, number>();
  const first = firsts();
  const details = rows.map(({ run, result }): Detail => {
    const { login, trace, listed, steps } = result;
    return {
      trace,
      again: againOf(result, runs[run]!),
      ...listed && { listed: listedText(listed) },
      ...steps && { steps },
      ...login && {
        login: {
          facts: factsOf(login.scenario),
          expected: say(login.expected.outcome),
          observed: observedText(login.observed),
          talk: login.transcript,
          ...first(result) && drawnOf(result),
          deployment: placeOf(login.scenario.deployment, places),
        },
      },
    };
  });
  return { details, deployments: [...places.keys()] };
}

/** Whether a result that has a talk is the first of its clause, protocol and verdict: a drawing takes more room than its talk. */
function firsts(): (result: Result) => boolean {
  const met = new Set<string>();
  return ({ clause, protocol, verdict, login }) => {
    const place = `${clause} ${protocol} ${verdict}`;
    if (!login || login.transcript.length === 0 || met.has(place)) return false;
    met.add(place);
    return true;
  };
}

function drawnOf(result: Result): { drawn?: string } {
  const sequence = sequenceOf(result);
  return sequence ? { drawn: sequenceSvg(sequence) } : {};
}

function placeOf(deployment: Deployment, places: Map<Deployment, number>): number {
  let at = places.get(deployment);
  if (at === undefined) places.set(deployment, at = places.size);
  return at;
}
