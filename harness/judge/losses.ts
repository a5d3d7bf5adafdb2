import type { Entry } from "../run/entry.ts";

/** Where the server went out of reach, in words: each deployment once, with the first reason. */
export const lossesIn = (lost: readonly Extract<Entry, { type: "lost" }>[]): string[] =>
  [
    ...new Map(
      lost.toReversed().map(({ deployment, because }) => [deployment, `${deployment}: ${because}`]),
    ).values(),
  ].reverse();
