import { SIGNS } from "./signs.js";

/**
 * Of what a cell is made: how many checks came to each verdict, and the reading of an OPEN clause that the server follows.
 * @typedef {{ counts: Readonly<Record<string, number>>, reading?: string | undefined }} Cell
 */

/** Verdicts that are told before the number of those that came out well, and behind it. */
const BEFORE = ["deviates", "stale", "unproven", "differs"];
const BEHIND = ["known", "notOffered"];

/** @param {Readonly<Record<string, number>>} counts @param {string} verdict */
const of = (counts, verdict) => counts[verdict] ?? 0;

/** How strong a cell's colour is: by the number of its checks, one step for each power of five. @param {number} all */
const heat = (all) => Math.min(4, 1 + Math.floor(Math.log(all) / Math.log(5)));

/** Of the verdicts that are there, the one that a cell looks like. What the target does not have keeps a cell from being green. */
const LOOKS = [...BEFORE, "known", "notOffered", "open", "conforms"];

/**
 * The class names of a cell: its worst verdict, and how much it rests on.
 * @param {Cell} cell
 */
export function classOf({ counts }) {
  const worst = LOOKS.find((verdict) => of(counts, verdict) > 0);
  if (worst === undefined) return "cell none";
  const well = of(counts, "conforms") + of(counts, "open");
  const tone = worst === "notOffered" && well > 0 ? "lacking" : SIGNS[worst]?.tone ?? "none";
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return `cell ${tone} heat-${heat(all)}`;
}

/**
 * What stands in a cell, as HTML: numbers with signs to see, with words to hear.
 * @param {Cell} cell
 */
export function cellHtml({ counts, reading }) {
  const well = of(counts, "conforms") + of(counts, "open");
  const follows = of(counts, "open") > 0 && /^[a-z]$/.test(reading ?? "")
    ? ` <span class="reading"><span class="said">follows reading </span>(${reading})</span>`
    : "";
  const sign = of(counts, "open") > 0 ? "" : '<span aria-hidden="true">✓</span>';
  const good = well > 0
    ? [`<span>${sign}${well}<span class="said"> well</span>${follows}</span>`]
    : [];
  return [...marksOf(BEFORE, counts), ...good, ...marksOf(BEHIND, counts)].join(" ");
}

/** @param {readonly string[]} verdicts @param {Readonly<Record<string, number>>} counts */
const marksOf = (verdicts, counts) =>
  verdicts.filter((verdict) => of(counts, verdict) > 0).map((verdict) =>
    `<span class="mark ${verdict}"><span aria-hidden="true">${SIGNS[verdict]?.sign}</span>${
      of(counts, verdict)
    }<span class="said"> ${SIGNS[verdict]?.word}</span></span>`
  );
