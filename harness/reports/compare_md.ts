import { inert } from "./inert.ts";
import { shownText } from "./known.ts";
import type { ComparedTarget, Comparison } from "./compare.ts";
import { compareRows, LEGEND, LEGEND_NOTE, SIGNS } from "./compare_cells.ts";

/** Columns in line, as a formatter of Markdown would have them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((word, at) =>
    Math.max(3, word.length, ...rows.map((row) => row[at]?.length ?? 0))
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** A link is the word of who listed the deviation, if it is one of the web's; what else stands in its place is text. */
const linkText = (link: string) =>
  /^https?:\/\/[!-;=?-~]+$/i.test(link) ? `<${link}>` : inert(link);

function targetLines(
  { target, title, versions, profiles, stopped = [], protocols, known, unlisted }: ComparedTarget,
): string[] {
  const called = title === undefined ? [] : [
    [
      inert(oneLine(title)).replace(/\.$/, ""),
      ...versions.map((version) => `version ${inert(version)}`),
    ].join(
      ", ",
    ),
  ];
  const about = `Over ${protocols.join(", ")}; profile ${inert(profiles.join("; profile "))}.`;
  return [
    "",
    `## ${inert(target)}`,
    "",
    [...called, about].join(". "),
    "",
    ...stopped.length > 0
      ? [`Not all of it was run: ${inert(oneLine(stopped.join("; ")))}.`, ""]
      : [],
    ...known.length + unlisted.length === 0 ? ["No deviation."] : [],
    ...known.map(({ shown, reason, link }, at) =>
      `${at + 1}. ${shownText(shown)}: ${inert(oneLine(reason), { links: true })}${
        link === undefined ? "" : ` ${linkText(link)}`
      }`
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

const compareTable = (comparison: Comparison): string =>
  table(
    ["clause", "level", ...comparison.targets.map(({ target }) => inert(target))],
    compareRows(comparison).map((row) =>
      "group" in row ? [`**${row.group}**`] : [row.clause, row.level, ...row.cells]
    ),
  ).join("\n");

/** The comparison as Markdown: clauses down, servers across, the reasons below. */
export const compareMarkdown = (comparison: Comparison): string =>
  [
    "# Which account does a login open? Servers compared",
    "",
    compareTable(comparison),
    "",
    ...LEGEND.map((line) => `- ${line}`),
    "",
    LEGEND_NOTE,
    ...comparison.targets.flatMap(targetLines),
    "",
  ].join("\n");
