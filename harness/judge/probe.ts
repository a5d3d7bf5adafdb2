import { type CheckId, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { decide } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { ProbeEntry } from "../run/entry.ts";
import { groupOf, neighbourOf } from "../run/group.ts";
import type { Result, Verdict } from "./verdict.ts";

/** The clause that a probe is counted under: what a client adds differs by protocol. */
const PROBED: Readonly<Record<string, (entry: ProbeEntry) => ClauseId>> = {
  "probe:login-first": () => "access.login-first",
  "probe:authzid": () => "access.authzid",
  "probe:injection": () => "access.isolation",
  "probe:bound-anew": () => "access.isolation",
  "probe:challenge": () => "access.mechanisms",
  "probe:personal-sites": () => "route.applied",
  "witness:typed-name": ({ protocol }) => ADDING[protocol] ?? "client.plain",
};

/** The clauses of protocols whose clients send more than a name. */
const ADDING: Readonly<Partial<Record<Protocol, ClauseId>>> = {
  xmpp: "client.xmpp",
  ximss: "client.ximss",
  web: "client.web.host",
  mapi: "client.mapi",
};

/** What they send shows in the server's own clause: only that one did not say what was typed is told. */
export const isToldOf = ({ id, protocol, finding }: ProbeEntry) =>
  id !== "witness:typed-name" || !(protocol in ADDING) || finding === "broken";

export function judgeProbe(entry: ProbeEntry, planned: ReadonlyMap<string, Scenario>): Result {
  const clause = PROBED[entry.id]!(entry);
  const { level } = CLAUSES[clause];
  const verdicts: Readonly<Record<ProbeEntry["finding"], Verdict>> = {
    kept: "conforms",
    broken: level === "should" ? "differs" : "deviates",
    unclear: "unproven",
    notOffered: "notOffered",
  };
  // The login beside a probe that found something shows what it was made of.
  const beside = entry.finding === "kept" || entry.neighbour === undefined
    ? undefined
    : planned.values().find((scenario) => groupOf(scenario) === entry.group);
  const neighbour = beside && neighbourOf(beside, entry.neighbour ?? beside.id);
  return {
    id: `${entry.id} ${entry.group}`,
    check: entry.id as CheckId,
    clause,
    level,
    protocol: entry.protocol,
    trace: [],
    verdict: verdicts[entry.finding],
    why: entry.why,
    ...(neighbour
      ? {
        login: {
          scenario: neighbour,
          expected: decide(neighbour.deployment, neighbour.attempt, neighbour.password),
          observed: { kind: "unclear", because: entry.why },
          client: entry.client ?? "none",
          transcript: entry.transcript ?? [],
        },
      }
      : {}),
  };
}
