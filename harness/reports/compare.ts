import { CLAUSE_IDS, type ClauseId, CLAUSES, type Level } from "../../fixtures/clauses/mod.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import type { Followed } from "../judge/readings.ts";
import type { Result, Verdict } from "../judge/verdict.ts";
import { type Known, knownIn } from "./known.ts";

/** Of a run what is compared: a record told again has it, and so has `run.json`. */
export interface Compared {
  readonly summary: { readonly target: string; readonly profile: string; readonly seed: number };
  readonly server?: { readonly title: string; readonly version?: string };
  readonly followed: Followed;
  readonly results: readonly ComparedResult[];
  /** Why not all of it was run. */
  readonly stopped?: string;
}

type ComparedResult =
  & Pick<Result, "clause" | "protocol" | "verdict" | "listed">
  & { readonly check: string };

/** Several servers beside each other. Nothing in it changes from one run to the next: no times, no counts of logins. */
export interface Comparison {
  readonly targets: readonly ComparedTarget[];
  readonly rows: readonly ComparedClause[];
}

export interface ComparedTarget {
  readonly target: string;
  /** Absent: nobody said. */
  readonly title?: string;
  readonly versions: readonly string[];
  readonly profiles: readonly string[];
  /** Why not all of it was run, of each run that lacks something. Absent: none does. */
  readonly stopped?: readonly string[];
  readonly protocols: readonly Protocol[];
  /** By number, from 1: cells refer to them. */
  readonly known: readonly Omit<Known, "at">[];
  /** What is red, and not listed or listed no more. */
  readonly unlisted: readonly {
    readonly clause: ClauseId;
    readonly protocols: readonly Protocol[];
    readonly state: State;
  }[];
}

export interface ComparedClause {
  readonly clause: ClauseId;
  readonly level: Level;
  /** One for each target. */
  readonly cells: readonly (readonly ComparedCell[])[];
}

export interface ComparedCell {
  readonly protocol: Protocol;
  readonly state: State;
  /** Of an OPEN clause: the reading that the target follows. */
  readonly reading?: string;
  /** Known deviations: their numbers. */
  readonly known?: readonly number[];
}

/** What all checks of a clause over a protocol come to: the first of these that one of them came to. */
export const STATES = [
  "stale",
  "deviates",
  "unproven",
  "differs",
  "known",
  "open",
  "conforms",
  "notOffered",
] as const satisfies readonly Verdict[];
export type State = typeof STATES[number];

const RED: ReadonlySet<State> = new Set(["stale", "deviates", "unproven", "differs"]);

/** Puts recorded runs beside each other, in the order in which they are given; several of one target are taken as one. */
export function compare(runs: readonly Compared[]): Comparison {
  const columns = [...Map.groupBy(runs, ({ summary }) => summary.target)].map(([target, of]) =>
    columnOf(target, of)
  );
  return {
    targets: columns.map((column) => {
      const { target, title, versions, profiles, stopped, known, cells } = column;
      return {
        target,
        ...title !== undefined && { title },
        ...{ versions, profiles },
        ...stopped.length > 0 && { stopped },
        protocols: PROTOCOLS.filter((protocol) =>
          [...cells.values()].some((of) => of.some((cell) => cell.protocol === protocol))
        ),
        known: known.map(({ at: _, ...told }) => told),
        unlisted: unlistedIn(column),
      };
    }),
    rows: CLAUSE_IDS.filter((clause) => columns.some(({ cells }) => cells.has(clause))).map(
      (clause) => ({
        clause,
        level: CLAUSES[clause].level,
        cells: columns.map(({ cells }) => cells.get(clause) ?? []),
      }),
    ),
  };
}

interface Column {
  readonly target: string;
  readonly title: string | undefined;
  readonly versions: readonly string[];
  readonly profiles: readonly string[];
  readonly stopped: readonly string[];
  readonly known: readonly Known[];
  readonly cells: ReadonlyMap<ClauseId, readonly ComparedCell[]>;
}

const each = (words: readonly string[]): string[] => [...new Set(words)].sort();

function columnOf(target: string, runs: readonly Compared[]): Column {
  // What is about our own clients says nothing of a server.
  const all = runs.flatMap(({ results }) => results)
    .filter(({ check }) => !check.startsWith("witness:"));
  // A protocol that the target has not is no news in every line.
  const has = new Set(
    all.filter(({ verdict }) => verdict !== "notOffered").map(({ protocol }) => protocol),
  );
  const results = all.filter(({ protocol }) => has.has(protocol));
  const known = knownIn(results);
  const readingOf = (clause: ClauseId) =>
    each(runs.flatMap(({ followed }) => followed[clause] ?? [])).join("/");
  return {
    target,
    title: runs.find(({ server }) => server)?.server?.title,
    versions: each(runs.flatMap(({ server }) => server?.version ?? [])),
    profiles: each(runs.map(({ summary }) => `${summary.profile}, seed ${summary.seed}`)),
    stopped: each(runs.flatMap(({ stopped }) => stopped ?? [])),
    known,
    cells: new Map(
      [...Map.groupBy(results, ({ clause }) => clause)].map(([clause, of]) => [
        clause,
        PROTOCOLS.flatMap((protocol) => {
          const own = of.filter((result) => result.protocol === protocol);
          return own.length === 0 ? [] : [cellOf(protocol, own, known, readingOf(clause))];
        }),
      ]),
    ),
  };
}

function cellOf(
  protocol: Protocol,
  results: readonly ComparedResult[],
  known: readonly Known[],
  reading: string,
): ComparedCell {
  const state = STATES.find((one) => results.some(({ verdict }) => verdict === one)) ??
    "notOffered";
  const numbers = known.flatMap((one, at) =>
    results.some(({ verdict, listed }) =>
        verdict === "known" && listed && one.reason === listed.reason && one.link === listed.link
      )
      ? [at + 1]
      : []
  );
  return {
    protocol,
    state,
    ...state === "open" && reading !== "" && { reading },
    ...numbers.length > 0 && { known: numbers },
  };
}

const unlistedIn = ({ cells }: Column): ComparedTarget["unlisted"] =>
  CLAUSE_IDS.flatMap((clause) =>
    [...Map.groupBy(cells.get(clause) ?? [], ({ state }) => state)].flatMap(([state, of]) =>
      RED.has(state) ? [{ clause, state, protocols: of.map(({ protocol }) => protocol) }] : []
    )
  );
