import { inOneLine } from "../reports/inert.ts";
import type { Change, Difference, Side } from "./diff_schema.ts";
import { KINDS } from "./kind.ts";
import { verdictsOf } from "./text.ts";
import { comparedSentence, isSame, notRunSentences, summaryLine, toldClauses } from "./told.ts";

/** Seen text in a cell: nothing in it is markup, and no line ends. */
const cell = (text: string) =>
  inOneLine(text.replaceAll("\n", " ")).replace(/[\\`*_[\]<>|#&~]/g, (sign) => `\\${sign}`);

/** A difference as Markdown, as for a comment on a change: `limit` of each clause, 0 for all. */
export function diffMarkdown(
  difference: Difference,
  { limit }: { readonly limit: number },
): string {
  const { before, after, notes, readings } = difference;
  const clauses = toldClauses(difference, limit);
  return [
    isSame(difference) ? "**Same**: nothing became otherwise." : `**${summaryLine(difference)}**`,
    "",
    "| run | target | profile | seed | loginspec | began |",
    "| --- | ------ | ------- | ---- | --------- | ----- |",
    sideRow("A", before),
    sideRow("B", after),
    "",
    ...notes.map((note) => `> ${cell(note)}`),
    ...notes.length > 0 ? [""] : [],
    comparedSentence(difference),
    "",
    ...clauses.length > 0
      ? [
        "| clause | protocol | what | verdicts | was | is |",
        "| ------ | -------- | ---- | -------- | --- | -- |",
        ...clauses.flatMap(({ shown }) => shown.map(row)),
        "",
      ]
      : [],
    ...clauses.filter(({ more }) => more > 0).map(({ clause, more }) =>
      `- ... and ${more} more of ${clause}`
    ),
    ...readings.map(({ clause, before, after }) =>
      `- ${clause}: reading (${cell(before)}) in A, (${cell(after)}) in B`
    ),
    ...notRunSentences(difference).map((sentence) => `- ${sentence}`),
  ].join("\n").trimEnd() + "\n";
}

const sideRow = (name: string, { target, profile, seed, version, startedAt }: Side) =>
  `| ${[name, cell(target), profile, seed, version, startedAt].join(" | ")} |`;

const row = (change: Change) =>
  `| ${
    [
      ...[change.clause, change.protocol, KINDS[change.kind], verdictsOf(change)],
      ...[change.was ?? "", change.is ?? ""].map(cell),
    ].join(" | ")
  } |`;
