import type { Verdict } from "../judge/verdict.ts";

/** A verdict as people read it. */
export const wordOf = (verdict: Verdict): string =>
  verdict === "notOffered" ? "not offered" : verdict;
