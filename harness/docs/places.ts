import type { Line } from "./lines.ts";
import { BEGIN, type Complaint, END, type Marker, markOf, OURS } from "./marker.ts";
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
  /** Markers of the code that is open. */
  let hidden: number[] = [];
  lines.forEach(({ text: whole }, line) => {
    // A byte order mark is no part of the text.
    const text = line === 0 ? whole.replace(/^\uFEFF/, "") : whole;
    const comment = goesOn(lines[line - 1]?.text, text) ? "shared" : syntax.comment(text);
    if (inCode(text)) {
      if (isMarker(comment)) hidden.push(line);
      return;
    }
    hidden = [];
    if (comment === undefined) return;
    if (comment === "shared") {
      faults.push({
        line,
        problem: "a marker is no comment alone in its line.",
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
  // Whatever would follow would be code too.
  const [first] = inCode("text") ? hidden : [];
  if (first !== undefined) {
    faults.push({
      line: first,
      problem: "a marker stands in code that is not closed.",
      remedy: "close the code before it, or behind it",
    });
  }
  return { places, faults: faults.toSorted((a, b) => a.line - b.line) };
}

const isMarker = (comment: ReturnType<Syntax["comment"]>) =>
  comment === "shared" || (comment !== undefined && markOf(comment.text) !== undefined);

/** A marker in a comment of several lines. */
const goesOn = (before: string | undefined, text: string) =>
  before !== undefined && /<!--+\s*$/.test(before) && OURS.test(text.trim());

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
