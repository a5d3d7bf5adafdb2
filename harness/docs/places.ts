import type { Line } from "./lines.ts";
import { BEGIN, type Complaint, END, type Marker, markOf } from "./marker.ts";
import type { Syntax } from "./syntaxes/syntax.ts";

/** From a marker to its end, in a file. */
export interface Place {
  readonly marker: Marker;
  /** Of the marker, from 0. */
  readonly begin: number;
  /** Of the end marker. */
  readonly end: number;
  /** What stands before every line. */
  readonly indent: string;
}

export interface Fault extends Complaint {
  /** From 0. */
  readonly line: number;
}

export interface Found {
  readonly places: readonly Place[];
  readonly faults: readonly Fault[];
}

/** Every place of a file that is ours, in its order, and what is wrong with markers. */
export function placesIn(lines: readonly Line[], syntax: Syntax): Found {
  const places: Place[] = [];
  const faults: Fault[] = [];
  let open: Omit<Place, "end"> | undefined;
  /** A faulty marker's end is nobody's, and no fault besides. */
  let unread = false;
  const inCode = syntax.code();
  lines.forEach(({ text }, line) => {
    if (inCode(text)) return;
    const comment = syntax.comment(text);
    if (comment === undefined) return;
    if (comment === "shared") {
      faults.push({
        line,
        problem: "a marker shares its line, or goes over several.",
        remedy: `write ${syntax.commented(`${BEGIN} ID`)} on a line of its own${
          syntax.id === "asciidoc" ? ", without blanks before it" : ""
        }`,
      });
      return;
    }
    const mark = markOf(comment.text);
    if (mark === undefined) return;
    if (mark.kind === "faulty") {
      faults.push({ line, problem: `${mark.problem}.`, remedy: mark.remedy });
      unread ||= open === undefined;
    } else if (mark.kind === "end") {
      if (open) places.push({ ...open, end: line });
      else if (!unread) {
        faults.push({
          line,
          problem: "an end marker ends nothing.",
          remedy: `write ${syntax.commented(`${BEGIN} ID`)} before it, or take it out`,
        });
      }
      open = undefined;
      unread = false;
    } else if (open) {
      faults.push({
        line,
        problem: `a marker stands in the place of another, which begins in line ${open.begin + 1}.`,
        remedy: `write ${syntax.commented(END)} before it`,
      });
    } else {
      open = { marker: mark.marker, begin: line, indent: comment.indent };
      unread = false;
    }
  });
  if (open) {
    faults.push({
      line: open.begin,
      problem: `the end of table ${open.marker.id} is missing.`,
      remedy: `write ${syntax.commented(END)} where it ends`,
    });
  }
  return { places, faults: faults.toSorted((a, b) => a.line - b.line) };
}

/** What stands in a place, without its indentation. */
export const contentOf = (lines: readonly Line[], { begin, end, indent }: Place): string[] =>
  lines.slice(begin + 1, end).map(({ text }) =>
    text.startsWith(indent) ? text.slice(indent.length) : text.replace(/^[ \t>]+/, "")
  );

/** The lines of a file with something else in a place. They end as the marker's line does. */
export function refilled(
  lines: readonly Line[],
  { begin, end, indent }: Place,
  content: readonly string[],
  syntax: Syntax,
): Line[] {
  const ending = lines[begin]?.end ?? "\n";
  const gap = syntax.spaced ? [""] : [];
  const codeGoesOn = syntax.unindented ? syntax.code() : () => false;
  let within = false;
  const inside = [...gap, ...content, ...gap].map((line): Line => {
    const before = within ? "" : line === "" ? indent.trimEnd() : indent;
    within = codeGoesOn(line);
    return { text: before + line, end: ending };
  });
  return [...lines.slice(0, begin + 1), ...inside, ...lines.slice(end)];
}
