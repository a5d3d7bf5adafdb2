/**
 * A module's text, as `deno transpile` leaves it, with its neighbours called by the names that they have in the package: `./x.ts`
 * is `./x.js` there, as an import and as a URL (threads, the command line's own file). Node and Deno both refuse TypeScript below
 * node_modules.
 */
export const plain = (source: string): string =>
  source.replaceAll(
    /(["'])(\.{1,2}\/[^"'\s]*)\.ts\1/g,
    (_, quote, path) => `${quote}${path}.js${quote}`,
  );
