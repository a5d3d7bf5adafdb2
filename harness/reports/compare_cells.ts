import type { ComparedCell, ComparedClause, Comparison, State } from "./compare.ts";

/** How a state is shown, and what that means. */
export const SIGNS: Readonly<Record<State, readonly [sign: string, means: string]>> = {
  conforms: ["✓", "as documented"],
  open: ["(a)", "the documentation is silent: the reading that the server follows"],
  known: ["✗ [1]", "deviates, and known: the number of the reason, below"],
  differs: ["≠", "differs from what follows from the documentation, and is not listed"],
  deviates: ["✗!", "deviates, and is not listed"],
  stale: ["✗?", "a deviation is listed that is gone"],
  unproven: ["?", "nothing is proven"],
  notOffered: ["–", "not offered, or cannot be configured"],
};

/** Of an OPEN clause alone: any other is `open` where it depends on one. */
const UNKNOWN_READING = [
  "(~)",
  "the documentation is silent: one of its readings, and nothing shows which",
] as const;

/** What the signs mean, each in a line. */
export const LEGEND: readonly string[] = [
  ...Object.values(SIGNS).map(([sign, means]) => `${sign} ${means}`)
    .toSpliced(2, 0, UNKNOWN_READING.join(" ")),
  "empty: nothing of it was checked",
];

export const LEGEND_NOTE =
  "Where the protocols of a server come out alike only the sign is told, else the protocols behind it.";

/** What the first word of a clause's id speaks of. */
export const GROUPS: Readonly<Record<string, string>> = {
  name: "reading the login name",
  address: "simple names, and where the connection arrived",
  client: "what the client adds",
  route: "the Router, aliases, Forwarders",
  access: "accounts and sessions",
  share: "shared mailboxes and files",
};

/** The sign of a cell, with the numbers of the reasons. */
export function signOf(
  level: ComparedClause["level"],
  { state, reading, known = [] }: ComparedCell,
): string {
  const numbers = known.length === 0 ? "" : ` [${known.join(", ")}]`;
  if (state === "known") return `✗${numbers}`;
  if (state === "open" && reading === undefined) {
    return level === "open" ? UNKNOWN_READING[0] : SIGNS.conforms[0];
  }
  return `${state === "open" ? `(${reading})` : SIGNS[state][0]}${numbers}`;
}

/** All protocols of a server in one cell. */
export function cellText(level: ComparedClause["level"], cells: readonly ComparedCell[]): string {
  const signs = [...Map.groupBy(cells, (cell) => signOf(level, cell))];
  if (signs.length === 1) return signs[0]![0];
  return signs.map(([sign, of]) => `${sign} ${of.map(({ protocol }) => protocol).join(", ")}`)
    .join("; ");
}

/** A line of a table: the name of a group, or a clause with its cells. */
export type CompareRow =
  | { readonly group: string }
  | {
    readonly clause: ComparedClause["clause"];
    readonly level: ComparedClause["level"];
    readonly cells: readonly string[];
  };

/** The clauses below the group that they belong to, a cell for each server. */
export const compareRows = ({ rows }: Pick<Comparison, "rows">): CompareRow[] =>
  [...Map.groupBy(rows, ({ clause }) => clause.split(".")[0]!)].flatMap(([group, of]) => [
    { group: GROUPS[group] ?? group },
    ...of.map(({ clause, level, cells }) => ({
      clause,
      level,
      cells: cells.map((of) => cellText(level, of)),
    })),
  ]);
