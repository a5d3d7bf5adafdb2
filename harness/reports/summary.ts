import { type ClauseId, CLAUSES, type Level } from "../../fixtures/clauses/mod.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import type { Followed } from "../judge/readings.ts";
import type { Plan, Short } from "../../scenarios/plan.ts";
import type { Result, Verdict } from "../judge/verdict.ts";
import { VERDICTS } from "../judge/verdict.ts";
import type { Entry, LoginEntry } from "../run/entry.ts";
import { loginsOf } from "../run/planned.ts";
import { type Precedence, precedenceOf } from "./precedence.ts";
import { type Refusals, refusalsOf } from "./refusals.ts";
import { clientsOf, type Proven, provenBy, type Way, waysOf } from "./ways.ts";

/** How many results came to each verdict; every key is always there. */
export type Counts = Readonly<Record<Verdict, number>>;

/** A run in numbers: what `--json` prints. */
export interface Summary {
  /** The target's id. */
  readonly target: string;
  /** How much was tried. */
  readonly profile: string;
  /** What was drawn is a function of it. */
  readonly seed: number;
  /** All logins made, controls among them. */
  readonly logins: number;
  /** Those that nobody planned: made beside others, to prove what these came to. */
  readonly controls: number;
  /** Different by deployment, protocol, address, security, login name and credential. */
  readonly distinctLogins: number;
  /** So many were served. */
  readonly deployments: number;
  /** Checks of several sessions, each with lists of steps that are made in a deployment of its own. */
  readonly sequences: number;
  /** From the first login to the last verdict. */
  readonly durationMs: number;
  /** Over all clauses and protocols. */
  readonly verdicts: Counts;
  /** Those that a result was counted under, in the order of the register. */
  readonly clauses: readonly {
    readonly clause: ClauseId;
    readonly level: Level;
    readonly verdicts: Counts;
    /** Logins that passed the clause, whether or not it decided them. */
    readonly covered: number;
    /** OPEN clauses: the reading that the target follows, where one was seen. */
    readonly reading?: string;
    readonly protocols: Readonly<Partial<Record<Protocol, Counts>>>;
  }[];
  /** Those that were logged in by. */
  readonly protocols: readonly {
    readonly protocol: Protocol;
    readonly logins: number;
    readonly controls: number;
    /** What its logins took, each for itself; they ran side by side. */
    readonly loginMs: number;
    readonly clients: readonly string[];
    readonly ways: readonly Way[];
    /** By what the logins that opened told whose account it was. */
    readonly proven: Proven;
    readonly verdicts: Counts;
  }[];
  /** Which of two hints counts where they name different Domains, as it was seen. */
  readonly precedence: readonly Precedence[];
  /** How refusals of each kind were answered and how long they took: told, and no verdict. */
  readonly refusals: readonly Refusals[];
  /**
   * Of the clauses and protocols above: what decides fewer logins than the profile promises, and why. Of a given deployment: of all, so
   * that what it cannot show is among them.
   */
  readonly short: readonly Short[];
}

export function count(results: readonly Result[]): Counts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >;
  for (const { verdict } of results) counts[verdict]++;
  return counts;
}

/** Neighbours, and other forms of a name. */
const controlsIn = (logins: readonly LoginEntry[]) =>
  logins.filter(({ role }) => role !== "scenario").length;

/** Without what is about clients (client.plain): no verdict on a server. */
const ofServer = (results: readonly Result[]) =>
  results.filter(({ check }) => !check.startsWith("witness:"));

export interface Facts {
  readonly target: string;
  readonly plan: Plan;
  readonly entries: readonly Entry[];
  readonly results: readonly Result[];
  readonly followed: Followed;
  readonly durationMs: number;
}

export function summarise(
  { target, plan, entries, results, followed, durationMs }: Facts,
): Summary {
  const logins = entries.filter((entry) => entry.type === "login");
  const sequences = new Set(
    entries.flatMap((entry) => entry.type === "sequence" ? [entry.id] : []),
  ).size;
  const made = new Set(logins.map(({ id }) => id));
  const scenarios = loginsOf(plan).filter(({ id }) => made.has(id));
  const distinct = new Set(
    scenarios.map(({ deployment, cell, attempt: { protocol, address, login }, password }) =>
      JSON.stringify([deployment.name, protocol, address, cell.security, login, password])
    ),
  );
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const byClause = Map.groupBy(results, ({ clause }) => clause);
  const covered = new Map<ClauseId, number>();
  for (const { trace } of results) {
    for (const clause of trace) covered.set(clause, (covered.get(clause) ?? 0) + 1);
  }
  const clauses = (Object.keys(CLAUSES) as ClauseId[]).filter((id) =>
    byClause.has(id) || covered.has(id)
  );
  const byProtocol = Map.groupBy(
    results.toSorted((a, b) => PROTOCOLS.indexOf(a.protocol) - PROTOCOLS.indexOf(b.protocol)),
    ({ protocol }) => protocol,
  );
  return {
    target,
    profile: plan.profile,
    seed: plan.seed,
    logins: logins.length,
    controls: controlsIn(logins),
    distinctLogins: distinct.size,
    deployments: new Set(scenarios.map(({ deployment }) => deployment)).size + sequences,
    sequences,
    durationMs,
    verdicts: count(ofServer(results)),
    clauses: clauses.map((clause) => {
      const own = byClause.get(clause) ?? [];
      const reading = followed[clause];
      return {
        clause,
        level: CLAUSES[clause].level,
        verdicts: count(own),
        covered: covered.get(clause) ?? 0,
        ...(reading ? { reading } : {}),
        protocols: Object.fromEntries(
          [...Map.groupBy(own, ({ protocol }) => protocol)].map((
            [protocol, of],
          ) => [protocol, count(of)]),
        ),
      };
    }),
    protocols: [...byProtocol].map(([protocol, of]) => {
      const own = logins.filter(({ group }) => group.split("/")[1] === protocol);
      return {
        protocol,
        logins: own.length,
        controls: controlsIn(own),
        loginMs: Math.round(own.reduce((sum, { ms }) => sum + ms, 0)),
        clients: clientsOf(own),
        ways: waysOf(own, byId),
        proven: provenBy(own),
        verdicts: count(ofServer(of)),
      };
    }),
    precedence: precedenceOf(entries, byId),
    refusals: refusalsOf(entries, results),
    // What a given deployment does not show at all is to be said, too.
    short: plan.given
      ? plan.short
      : plan.short.filter(({ clause, protocol }) =>
        clauses.includes(clause) && byProtocol.has(protocol)
      ),
  };
}
