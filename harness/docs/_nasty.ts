import type { Cell, Grid, Table } from "./table.ts";

/** Names that are markup in one syntax or another. */
export const NASTY: readonly string[] = [
  "a|b",
  "a*b*c",
  "*x*",
  "_y_",
  "x_",
  "`z`",
  "``",
  "\\",
  "a\\|b",
  "<@z:x@y>",
  "&amp;",
  "{name}",
  "[link](to)",
  "|x|_",
  "~~s~~",
  "info%client2.com",
  "\uff49\uff4e\uff46\uff4f@client2.com",
  "e\u0301",
  "\ud83d\ude00",
  "//",
  "pass:c[x]",
  "]",
  "--",
  "...",
  "http://x.example",
  " info",
  "",
  "a\u0001b",
];

/** Each as code and as text. */
export const nastyGrid: Grid = {
  caption: "What is | to be *escaped*",
  head: ["code", "text | b"],
  rows: NASTY.map((name): Cell[] => [{ code: name }, name]),
};

/** A table of one row, that says what it is told. */
export const saying = (says: string, extra: Partial<Table> = {}): Table => ({
  id: "says",
  about: "Says something",
  needs: "documentation",
  options: { word: { about: "what is said too", values: ["yes", "no"] } },
  make: ({ options }) => ({ head: ["says"], rows: [[`${says}${options.word ?? ""}`]] }),
  ...extra,
});
