import type { Cell } from "./table.ts";

/** A sentence of ours, in which backticks mark code, in pieces. */
export const prose = (text: string): Cell =>
  text.split(/`([^`]+)`/).flatMap((part, at) =>
    part === "" ? [] : [at % 2 === 1 ? { code: part } : part]
  );
