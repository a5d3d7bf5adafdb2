import type { ComparedClause, ComparedTarget } from "../../reports/compare.ts";
import { shownText } from "../../reports/known.ts";
import type { Cell, Piece } from "../table.ts";

type Known = ComparedTarget["known"][number];

/** A reason, and where it leads. */
export const whyPieces = ({ reason, link }: Pick<Known, "reason" | "link">): Piece[] => [
  reason.trim(),
  ...link === undefined ? [] : [" ", { link, to: link }],
];

/** The same, and what it is the reason of. */
export const reasonPieces = ({ shown, ...why }: Known): Piece[] => [
  `${shownText(shown)}: `,
  ...whyPieces(why),
];

/** The reasons that the cells of some rows refer to, each with its number. @param at the column of the target */
export function reasonItems(
  known: readonly Known[],
  rows: readonly ComparedClause[],
  at = 0,
): Cell[] {
  const named = new Set(
    rows.flatMap(({ cells }) => (cells[at] ?? []).flatMap(({ known = [] }) => known)),
  );
  return known.flatMap((one, place): Cell[] =>
    named.has(place + 1) ? [[`[${place + 1}] `, ...reasonPieces(one)]] : []
  );
}
