import { inOneLine } from "../reports/inert.ts";
import type { Change, Difference, Side } from "./diff_schema.ts";
import { type Kind, KINDS } from "./kind.ts";
import {
  comparedSentence,
  isSame,
  notRunSentences,
  summaryLine,
  type ToldClause,
  toldClauses,
} from "./told.ts";

/** How a word is coloured where a terminal reads it. */
export type Paint = (style: "red" | "green" | "yellow" | "bold" | "dim", text: string) => string;

const STYLES: Readonly<Record<Kind, "red" | "green" | "yellow" | "dim">> = {
  ...{ new: "red", changed: "red", unproven: "red", moved: "yellow" },
  ...{ fixed: "green", missing: "yellow", appeared: "dim", same: "dim" },
};

/** A difference for a person: `limit` changes of each clause, 0 for all. */
export function diffText(
  difference: Difference,
  { limit, paint }: { readonly limit: number; readonly paint: Paint },
): string {
  const { before, after, notes, readings } = difference;
  return [
    `A  ${sideText(before)}`,
    `B  ${sideText(after)}`,
    ...notes.map((note) => paint("yellow", `NOTE: ${inOneLine(note)}`)),
    comparedSentence(difference),
    "",
    ...toldClauses(difference, limit).flatMap((clause) => [...clauseText(clause, paint), ""]),
    ...readings.map(({ clause, before, after }) =>
      `${clause}: reading (${before}) in A, (${after}) in B`
    ),
    ...notRunSentences(difference),
    ...isSame(difference) ? ["Same: nothing became otherwise."] : [],
    summaryLine(difference),
  ].join("\n");
}

export const sideText = ({ path, target, profile, seed, version, startedAt }: Side): string =>
  inOneLine(`${path}: ${target}, ${profile}, seed ${seed}, loginspec ${version}, ${startedAt}`);

function clauseText({ clause, protocols, shown, more }: ToldClause, paint: Paint): string[] {
  const width = Math.max(...protocols.map(({ protocol }) => protocol.length));
  return [
    paint("bold", clause),
    ...protocols.map(({ protocol, kinds }) =>
      `  ${protocol.padEnd(width)}  ${
        kinds.map(({ kind, count }) => paint(STYLES[kind], `${count} ${KINDS[kind]}`)).join(", ")
      }`
    ),
    ...shown.flatMap((change) => changeText(change, paint)),
    ...more > 0 ? [paint("dim", `    ... and ${more} more: --limit 0 shows all`)] : [],
  ];
}

function changeText(change: Change, paint: Paint): string[] {
  const { kind, id, protocol, results, clauseBefore, was, is } = change;
  const what = id !== undefined
    ? inOneLine(id)
    : `${protocol}, ${results?.before ?? 0} results in A, ${results?.after ?? 0} in B`;
  return [
    `    ${paint(STYLES[kind], verdictsOf(change))}  ${what}`,
    ...clauseBefore === undefined ? [] : [`      counted under ${clauseBefore} in A`],
    ...was === undefined || was === is ? [] : [`      was  ${inOneLine(was)}`],
    ...is === undefined ? [] : [`      is   ${inOneLine(is)}`],
  ];
}

/** "conforms -> deviates". */
export const verdictsOf = ({ before, after }: Change): string =>
  `${before ?? "not run"} -> ${after ?? "not run"}`;
