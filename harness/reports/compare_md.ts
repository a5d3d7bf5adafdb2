import { shownText } from "./known.ts";
import type { ComparedCell, ComparedClause, ComparedTarget, Comparison, State } from "./compare.ts";

/** How a state is shown, and what that means. */
const SIGNS: Readonly<Record<State, readonly [sign: string, means: string]>> = {
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

const LEGEND = [
  ...Object.values(SIGNS).map(([sign, means]) => `- ${sign} ${means}`)
    .toSpliced(2, 0, `- ${UNKNOWN_READING.join(" ")}`),
  "- empty: nothing of it was checked",
  "",
  "Where the protocols of a server come out alike only the sign is told, else the protocols behind it.",
];

/** What the first word of a clause's id speaks of. */
const GROUPS: Readonly<Record<string, string>> = {
  name: "reading the login name",
  address: "simple names, and where the connection arrived",
  client: "what the client adds",
  route: "the Router, aliases, Forwarders",
  access: "accounts and sessions",
  share: "shared mailboxes and files",
};

function signOf(level: ComparedClause["level"], { state, reading, known = [] }: ComparedCell) {
  const numbers = known.length === 0 ? "" : ` [${known.join(", ")}]`;
  if (state === "known") return `✗${numbers}`;
  if (state === "open" && reading === undefined) {
    return level === "open" ? UNKNOWN_READING[0] : SIGNS.conforms[0];
  }
  return `${state === "open" ? `(${reading})` : SIGNS[state][0]}${numbers}`;
}

function cellText(level: ComparedClause["level"], cells: readonly ComparedCell[]): string {
  const signs = [...Map.groupBy(cells, (cell) => signOf(level, cell))];
  if (signs.length === 1) return signs[0]![0];
  return signs.map(([sign, of]) => `${sign} ${of.map(({ protocol }) => protocol).join(", ")}`)
    .join("; ");
}

/** Columns in line, as a formatter of Markdown would have them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((word, at) =>
    Math.max(3, word.length, ...rows.map((row) => row[at]?.length ?? 0))
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

/** The clauses below the group that they belong to. */
const rowsOf = (rows: readonly ComparedClause[]): string[][] =>
  [...Map.groupBy(rows, ({ clause }) => clause.split(".")[0]!)].flatMap(([group, of]) => [
    [`**${GROUPS[group] ?? group}**`],
    ...of.map((
      { clause, level, cells },
    ) => [clause, level, ...cells.map((of) => cellText(level, of))]),
  ]);

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function targetLines(
  { target, title, versions, profiles, protocols, known, unlisted }: ComparedTarget,
): string[] {
  const called = title === undefined ? [] : [
    [oneLine(title).replace(/\.$/, ""), ...versions.map((version) => `version ${version}`)].join(
      ", ",
    ),
  ];
  const about = `Over ${protocols.join(", ")}; profile ${profiles.join("; profile ")}.`;
  return [
    "",
    `## ${target}`,
    "",
    [...called, about].join(". "),
    "",
    ...known.length + unlisted.length === 0 ? ["No deviation."] : [],
    ...known.map(({ shown, reason, link }, at) =>
      `${at + 1}. ${shownText(shown)}: ${oneLine(reason)}${link === undefined ? "" : ` <${link}>`}`
    ),
    ...unlisted.length === 0 ? [] : [
      ...known.length > 0 ? [""] : [],
      "Not listed:",
      "",
      ...unlisted.map(({ clause, protocols, state }) =>
        `- ${clause} (${protocols.join(", ")}): ${SIGNS[state][1]}`
      ),
    ],
  ];
}

/** The table alone, clauses down, servers across: the numbers of reasons are those of the whole comparison. */
export const compareTable = ({ targets, rows }: Comparison): string =>
  table(["clause", "level", ...targets.map(({ target }) => target)], rowsOf(rows)).join("\n");

/** The comparison as Markdown: clauses down, servers across, the reasons below. */
export const compareMarkdown = (comparison: Comparison): string =>
  [
    "# Which account does a login open? Servers compared",
    "",
    compareTable(comparison),
    "",
    ...LEGEND,
    ...comparison.targets.flatMap(targetLines),
    "",
  ].join("\n");
