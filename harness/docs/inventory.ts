import type { Cell, Given, Table } from "./table.ts";

/** A table of what there is, that takes no options. */
export const inventory = (
  id: string,
  about: string,
  head: readonly string[],
  rows: (given: Given) => readonly (readonly Cell[])[],
): Table => ({
  id,
  about,
  needs: "documentation",
  options: {},
  make: (given) => ({ head, rows: rows(given) }),
});
