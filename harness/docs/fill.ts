import type { Problem } from "../../fixtures/problem.ts";
import { chosen, type Sources } from "./choose.ts";
import { joined, type Line, linesOf } from "./lines.ts";
import type { Marker } from "./marker.ts";
import { contentOf, type Place, placesIn, refilled } from "./places.ts";
import type { Syntax } from "./syntaxes/syntax.ts";
import { blocksOf, type Made } from "./table.ts";

/** A file whose tables were made anew, and what came of each place, in their order. */
export interface Filled {
  readonly path: string;
  readonly before: string;
  /** The same as `before` where nothing drifted. */
  readonly after: string;
  readonly places: readonly FilledPlace[];
  readonly problems: readonly Problem[];
}

export interface FilledPlace {
  readonly marker: Marker;
  /** Of the marker, from 1. */
  readonly line: number;
  /**
   * `same`: the place says what is so, however it is laid out. `drifted`: it says something else; `alone` is the file as it is
   * but for this place. `left`: a table that was not asked for.
   */
  readonly state:
    | { readonly kind: "same" | "left" }
    | { readonly kind: "drifted"; readonly alone: string };
}

/** Which tables are looked at: `documented` leaves those of runs alone, even where runs are given, `of runs` all others. */
export type Which = "all" | "documented" | "of runs";

export function fill(
  { path, text }: { readonly path: string; readonly text: string },
  syntax: Syntax,
  sources: Sources,
  which: Which = "all",
): Filled {
  const lines = linesOf(text);
  const { places, faults } = placesIn(lines, syntax);
  const problems: Problem[] = faults.map(({ line, ...what }) => at(path, line, what));
  const filled: FilledPlace[] = [];
  let after: readonly Line[] = lines;
  // From the last to the first: what is put in moves only what was seen to already.
  for (const place of places.toReversed()) {
    const state = stateOf(place, lines, syntax, sources, which);
    if (state.kind === "faulty") {
      problems.push(at(path, place.begin, state));
      continue;
    }
    const { marker, begin } = place;
    if (state.kind === "drifted") {
      after = refilled(after, place, state.content, syntax);
      const alone = joined(refilled(lines, place, state.content, syntax));
      filled.push({ marker, line: begin + 1, state: { kind: "drifted", alone } });
    } else filled.push({ marker, line: begin + 1, state });
  }
  return {
    path,
    before: text,
    after: joined(after),
    places: filled.toReversed(),
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}

const at = (
  file: string,
  line: number,
  { problem, remedy }: { readonly problem: string; readonly remedy: string },
): Problem => ({ file, line: line + 1, column: 1, problem, remedy });

function stateOf(
  place: Place,
  lines: readonly Line[],
  syntax: Syntax,
  sources: Sources,
  which: Which,
) {
  const { runs, ...without } = sources;
  const choice = chosen(
    place.marker,
    which === "documented" || runs === undefined ? without : sources,
  );
  if (choice.kind === "faulty") return choice;
  if (choice.kind === "runs wanted") {
    return which === "documented" ? { kind: "left" } as const : runsWanted(choice.target);
  }
  if (which === "of runs" && !choice.ofRuns) return { kind: "left" } as const;
  const made = choice.table.make(choice.given);
  if ("problem" in made) return unmade(made);
  const content = syntax.render(blocksOf(made));
  return syntax.essence(contentOf(lines, place)) === syntax.essence(content)
    ? { kind: "same" } as const
    : { kind: "drifted", content } as const;
}

/** A marker that tells of a run, and none was given. */
export const runsWanted = (target = "ID") => ({
  kind: "faulty" as const,
  problem: "the table tells of a recorded run, and none is given.",
  remedy: `--from FOLDER, where FOLDER is the report of \`loginspec run --target ${target}\`; ` +
    "or --documented, which leaves such tables as they are",
});

const unmade = ({ problem }: Extract<Made, { problem: string }>) => {
  const [what = "", remedy = "another option, or another run"] = problem.split(/\s*Remedy:\s*/);
  return { kind: "faulty" as const, problem: what, remedy };
};
