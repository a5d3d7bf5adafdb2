import { Unusable } from "./kept.ts";
import { SYNTAXES } from "./syntaxes.ts";
import type { Syntax } from "./syntaxes/syntax.ts";

/** A file to be looked at, and how it is written. */
export interface Sought {
  readonly path: string;
  readonly syntax: Syntax;
  /** By its own name; not so: a folder was, and it need not have a marker. */
  readonly named: boolean;
}

/** Folders of programs, none of which an author means. */
const PASSED_OVER = /^(?:\.|node_modules$)/;

/**
 * What paths stand for: files as they are, folders with every file below them that is in a known syntax, but for those in
 * hidden folders and `node_modules`. A symbolic link in a folder is followed to a file, and to no folder.
 * @throws {Unusable}
 */
export function soughtIn(paths: readonly string[], syntax?: Syntax): Sought[] {
  return paths.flatMap((path): Sought[] => {
    const info = statOf(path);
    if (!info.isDirectory) return [{ path, syntax: syntax ?? syntaxFor(path), named: true }];
    return [...below(path.replace(/(?<=.)\/+$/, ""))].flatMap((file) => {
      const found = syntaxOf(file);
      return found ? [{ path: file, syntax: found, named: false }] : [];
    });
  });
}

function statOf(path: string): Deno.FileInfo {
  try {
    return Deno.statSync(path);
  } catch {
    throw new Unusable(`Cannot read ${path}: there is no such file. Remedy: another path`);
  }
}

const syntaxOf = (path: string): Syntax | undefined =>
  SYNTAXES.find(({ extensions }) => extensions.some((end) => path.toLowerCase().endsWith(end)));

function syntaxFor(path: string): Syntax {
  const found = syntaxOf(path);
  if (found) return found;
  throw new Unusable(
    `Cannot tell how ${path} is written. Remedy: --syntax ${
      SYNTAXES.map(({ id }) => id).join("|")
    }`,
  );
}

/** In the order of their names, on any machine. */
function* below(folder: string): Generator<string> {
  const entries = [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1);
  for (const { name, isDirectory, isFile, isSymlink } of entries) {
    const path = `${folder}/${name}`;
    if (isDirectory && !PASSED_OVER.test(name)) yield* below(path);
    // To a folder it may lead in a circle.
    if (isFile || (isSymlink && leadsToFile(path))) yield path;
  }
}

function leadsToFile(link: string): boolean {
  try {
    return Deno.statSync(link).isFile;
  } catch {
    return false;
  }
}
