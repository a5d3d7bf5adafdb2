import { dirname, relative } from "node:path/posix";

/** A module as it was made: its path in the package, and the folder whose copy it was made of. */
export interface Made {
  readonly path: string;
  /** Ends with `/`. */
  readonly from: URL;
}

/** Types say where they were read: a folder of the machine that made them. */
const WHERE = /^\/\/\/ <amd-module [^>]*>\n/gm;

/** And name so what was not imported by name: a file of ours, or one in Deno's store of npm packages. */
const FILE = /import\("(?<url>file:\/\/[^"]*)"\)/g;
const STORED = /\/npm\/[^/]+\/(?<name>(?:@[^/]+\/)?[^/]+)\/\d[^/]*\//;

/** A neighbour, in an import or a URL: `./x.ts`. */
const NEIGHBOUR = /(["'])(\.{1,2}\/[^"'\s]*)\.ts\1/g;

/**
 * A module's text, as `deno transpile` leaves it, with its neighbours called by the names that they have in the package: `./x.ts`
 * is `./x.js` there, as an import and as a URL (threads, the command line's own file). Node and Deno both refuse TypeScript below
 * node_modules.
 */
export const plain = (source: string, made: Made): string =>
  source.replaceAll(WHERE, "")
    .replaceAll(FILE, (_, url: string) => `import(${JSON.stringify(nameOf(url, made))})`)
    .replaceAll(NEIGHBOUR, "$1$2.js$1");

/** As an import has it. @throws {RangeError} where it is in no package */
function nameOf(url: string, { path, from }: Made): string {
  if (url.startsWith(from.href)) {
    const near = relative(dirname(path), decodeURI(url.slice(from.href.length)));
    return near.startsWith(".") ? near : `./${near}`;
  }
  const name = STORED.exec(url)?.groups?.name;
  if (name === undefined) throw new RangeError(`Cannot package ${path}: it names ${url}`);
  return name;
}
