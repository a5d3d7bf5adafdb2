import { assertEquals } from "@std/assert";
import type { Verdict } from "../judge/verdict.ts";
import { type Kind, kindOf, type State } from "./kind.ts";

/** "deviates b@x": a verdict, and a sign of it. */
function state(told: string): State | undefined {
  if (told === "-") return undefined;
  const [verdict, ...signs] = told.split(" ");
  return { verdict: verdict as Verdict, signs: new Set(signs) };
}

const ROWS: readonly (readonly [string, string, Kind | undefined, strict?: Kind])[] = [
  ["conforms", "conforms", "same"],
  ["conforms", "deviates x", "new"],
  ["open", "stale x", "new"],
  ["known x", "deviates x", "new"],
  ["unproven", "deviates x", "new"],
  ["-", "deviates x", "new"],
  ["notOffered", "deviates x", "new"],
  ["deviates x", "deviates x", "same"],
  ["deviates x", "deviates y", "changed"],
  ["deviates x y", "deviates y", "same"],
  ["deviates x", "stale x", "changed"],
  ["conforms", "unproven", "unproven"],
  ["deviates x", "unproven", "unproven"],
  ["-", "unproven", "unproven"],
  ["unproven", "unproven", "same"],
  ["deviates x", "conforms", "fixed"],
  ["unproven", "conforms", "fixed"],
  ["known x", "conforms", "fixed"],
  ["differs x", "open", "fixed"],
  ["deviates x", "known x", "moved"],
  ["conforms", "differs x", "moved", "new"],
  ["differs x", "differs y", "moved", "changed"],
  ["differs x", "differs x", "same"],
  ["conforms", "open", "moved"],
  ["conforms", "-", "missing"],
  ["deviates x", "notOffered", "missing"],
  ["-", "conforms", "appeared"],
  ["notOffered", "conforms", "appeared"],
  ["notOffered", "notOffered", "same"],
  ["-", "notOffered", undefined],
];

for (const [before, after, kind, strict = kind] of ROWS) {
  Deno.test(`from ${before} to ${after} is ${kind ?? "nothing"}, by --strict ${strict ?? "nothing"}`, () => {
    assertEquals(kindOf(state(before), state(after), false), kind);
    assertEquals(kindOf(state(before), state(after), true), strict);
  });
}
