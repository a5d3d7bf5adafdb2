import Table from "cli-table3";
import { type Grid, type GridCell, gridOf, sentence } from "../reports/grid.ts";
import { inOneLine } from "../reports/inert.ts";
import { KNOWN_NOTE, knownSentences } from "../reports/known.ts";
import { loginSentence, MODULE_HEAD, moduleRows } from "../reports/modules.ts";
import { ORDER_HEAD, orderRows } from "../reports/precedence.ts";
import { REFUSAL_HEAD, REFUSAL_NOTE, refusalRows } from "../reports/refusals.ts";
import { SHORT_NOTE, shortSentences } from "../reports/short.ts";
import type { Told } from "../reports/report.ts";
import { paint } from "./paint.ts";

const PLAIN = {
  "top": "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  "bottom": "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  "left": "",
  "left-mid": "",
  "mid": "",
  "mid-mid": "",
  "right": "",
  "right-mid": "",
  "middle": "  ",
};

function painted({ text, tone }: GridCell): string {
  switch (tone) {
    case "good":
      return paint("green", text);
    case "warn":
      return paint("yellow", text);
    case "bad":
      return paint("red", text);
    case "none":
      return "";
  }
}

/** A table without lines, for a terminal. */
export function tableOf(head: readonly string[]) {
  return new Table({
    head: head.map((word) => paint("bold", word)),
    chars: PLAIN,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
}

/** What is to be said of listed deviations: a warning stands out. */
export const noteText = (note: string): string =>
  note.startsWith("WARNING") ? paint("yellow", inOneLine(note)) : inOneLine(note);

/** The matrix alone. */
export function gridText({ protocols, rows }: Grid): string {
  const table = tableOf(["clause", "level", ...protocols]);
  for (const { clause, level, cells } of rows) {
    table.push([clause, paint("dim", level), ...cells.map(painted)]);
  }
  return table.toString();
}

/** The matrix and its sum, as a terminal shows them. */
export function matrixText(
  { summary, results, stopped, losses = [], trust, notes = [] }: Told,
): string {
  const modules = tableOf(MODULE_HEAD);
  const ways = moduleRows(summary);
  modules.push(...ways);
  const known = knownSentences(results);
  const { durationMs, verdicts, target, seed, profile } = summary;
  const order = tableOf(ORDER_HEAD);
  order.push(...orderRows(summary.precedence));
  const refusals = tableOf(REFUSAL_HEAD);
  refusals.push(...refusalRows(summary.refusals));
  return [
    ...(trust === "nothing" ? [paint("red", "No certificate was checked (--insecure)."), ""] : []),
    gridText(gridOf(summary)),
    "",
    // Sequences alone log nobody in as planned.
    ...(ways.length > 0 ? [modules.toString(), ""] : []),
    ...(summary.precedence.length > 0 ? [order.toString(), ""] : []),
    ...(summary.refusals.length > 0 ? [refusals.toString(), REFUSAL_NOTE, ""] : []),
    ...(known.length > 0 ? [KNOWN_NOTE, ...known.map(inOneLine), ""] : []),
    ...(notes.length > 0 ? [...notes.map(noteText), ""] : []),
    ...(summary.short.length > 0
      ? [SHORT_NOTE, ...shortSentences(summary).map(inOneLine), ""]
      : []),
    `${inOneLine(target)}: ${sentence(verdicts)}.`,
    `${loginSentence(summary)} in ${
      (durationMs / 1000).toFixed(1)
    } s; profile ${profile}, seed ${seed}.`,
    ...brokenLines(losses, stopped),
  ].join("\n");
}

/** Where the server went away. */
const brokenLines = (losses: readonly string[], stopped?: string): string[] => [
  ...losses.map((loss) => paint("red", `The server went out of reach: ${inOneLine(loss)}.`)),
  ...(stopped ? [paint("red", `Stopped: ${inOneLine(stopped)}.`)] : []),
];

/** What is red of a run, in a few lines: what `--quiet` shows below the failures. */
export const redText = ({ summary: { target, verdicts }, losses = [], stopped }: Told): string =>
  [`${inOneLine(target)}: ${sentence(verdicts)}.`, ...brokenLines(losses, stopped)].join("\n");
