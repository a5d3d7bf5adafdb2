import { printProblem } from "../../fixtures/problem.ts";
import type { Sources } from "../docs/choose.ts";
import { driftText } from "../docs/drift.ts";
import { fill, type Filled, type FilledPlace } from "../docs/fill.ts";
import { keep, textOf } from "../docs/kept.ts";
import { BEGIN } from "../docs/marker.ts";
import { soughtIn } from "../docs/sought.ts";
import { SYNTAXES } from "../docs/syntaxes.ts";
import { Ended, EXIT } from "./exit.ts";
import { print, tell } from "./print.ts";

/** What `docs write` and `docs check` are told. */
export interface DocsOptions {
  readonly documented?: boolean;
  readonly syntax?: string;
  readonly allowNone?: boolean;
}

/** Fills the places of files. Where anything is wrong with any of them, none is written. @throws {Ended} */
export function writeDocs(paths: readonly string[], options: DocsOptions, sources: Sources): void {
  const files = filledAt(paths, options, sources);
  const changed = files.filter(({ before, after }) => before !== after);
  for (const { path, after } of changed) {
    keep(path, after);
    print(path);
  }
  const drifted = files.flatMap(({ places }) => places).filter(isDrifted).length;
  tell(`${counted(files)}: ${drifted} written, in ${count(changed.length, "file")}.`);
}

/** Says what drifted, and writes nothing. @throws {Ended} */
export function checkDocs(paths: readonly string[], options: DocsOptions, sources: Sources): void {
  const files = filledAt(paths, options, sources);
  const drifted = files.flatMap((file) =>
    file.places.filter(isDrifted).map((place) => driftText(file, place))
  );
  if (drifted.length === 0) return tell(`${counted(files)}: all say what is so.`);
  print(drifted.join("\n\n"));
  Deno.exitCode = EXIT.deviates;
  const where = files.filter(({ places }) => places.some(isDrifted)).map(({ path }) => path);
  tell(
    `${counted(files)}: ${drifted.length} drifted. Remedy: loginspec docs write ${where.join(" ")}`,
  );
}

const isDrifted = ({ state }: FilledPlace) => state.kind === "drifted";
const isLeft = ({ state }: FilledPlace) => state.kind === "left";

/** @throws {Ended} where something is wrong with a file, or nothing would be looked at */
function filledAt(
  paths: readonly string[],
  { documented = false, syntax: called, allowNone = false }: DocsOptions,
  sources: Sources,
): Filled[] {
  const syntax = SYNTAXES.find(({ id }) => id === called);
  if (called !== undefined && !syntax) {
    throw new Ended(
      EXIT.usage,
      `No syntax is called ${JSON.stringify(called)}. Remedy: --syntax ${
        SYNTAXES.map(({ id }) => id).join("|")
      }`,
    );
  }
  const sought = soughtIn(paths, syntax);
  const files = sought.map(({ path, syntax }) =>
    fill({ path, text: textOf(path) }, syntax, sources, documented ? "documented" : "all")
  );
  const problems = files.flatMap((file) => file.problems.map(printProblem));
  const bare = sought.filter(({ named }, at) =>
    named && !allowNone && files[at]?.places.length === 0 && files[at].problems.length === 0
  );
  problems.push(
    ...bare.map(({ path, syntax }) =>
      `${path}: there is no marker in it. Remedy: ${syntax.commented(`${BEGIN} ID`)} and ${
        syntax.commented("loginspec:end")
      }, another file, or --allow-none`
    ),
  );
  if (problems.length > 0) throw new Ended(EXIT.usage, problems.join("\n"));
  const places = files.flatMap((file) => file.places);
  const left = places.filter(isLeft);
  if (left.length > 0) {
    const ids = new Set(left.map(({ marker }) => marker.id));
    tell(
      `${count(left.length, "table")} of recorded runs (${[...ids].join(", ")}) left as before.`,
    );
  }
  if (places.length > left.length) return files;
  throw new Ended(
    EXIT.usage,
    `No table was looked at${left.length > 0 ? " but those of runs" : ""} in ${
      count(sought.length, "file")
    }. Remedy: ${left.length > 0 ? "--from FOLDER, a recorded run" : "files with markers"}`,
  );
}

const count = (many: number, what: string) => `${many} ${what}${many === 1 ? "" : "s"}`;

const counted = (files: readonly Filled[]) => {
  const looked = files.flatMap(({ places }) => places).filter((place) => !isLeft(place)).length;
  return `${count(looked, "table")} in ${
    count(files.filter(({ places }) => places.length > 0).length, "file")
  }`;
};
