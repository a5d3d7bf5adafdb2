import type { Cursor } from "./cursor.ts";
import { malformed } from "./rejected.ts";

/** What numbers a command means: message sequence numbers, or with UID before it unique identifiers. */
export type Numbering = "sequence" | "uid";

/** A sequence set (RFC 3501, section 9): ranges as written; Infinity is `*`, the largest number in use. */
export type SequenceSet = readonly (readonly [number, number])[];

const SET = /(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?(?:,(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?)*/y;
const LARGEST = 0xffff_ffff;

export function sequenceSet(cursor: Cursor): SequenceSet {
  return cursor.take(SET, "sequence set")[0].split(",").map((range) => {
    const [first, last = first] = range.split(":") as [string, string?];
    return [bound(first), bound(last)];
  });
}

function bound(text: string): number {
  if (text === "*") return Infinity;
  const number = Number(text);
  return number >= 1 && number <= LARGEST ? number : malformed("number out of range");
}

/**
 * Whether a number is in the set. A range may be written either way round, so `9:*` has the largest number even where that is less than 9.
 * @param largest the largest number in use, 0 where there is none
 */
export function within(set: SequenceSet, largest: number): (number: number) => boolean {
  const ranges = set
    .map((range) => range.map((bound) => bound === Infinity ? largest : bound))
    .map(([a, b]) => [Math.min(a!, b!), Math.max(a!, b!)] as const)
    .sort(([a], [b]) => a - b);
  // The furthest end so far beside each start: one look at the last range that starts before a number tells.
  let furthest = 0;
  const ends = ranges.map(([, end]) => furthest = Math.max(furthest, end));
  return (number) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle]![0] <= number) low = middle + 1;
      else high = middle;
    }
    return low > 0 && ends[low - 1]! >= number;
  };
}

/** The largest number that the set names; `*` names none. */
export function largestIn(set: SequenceSet): number {
  return Math.max(0, ...set.flat().filter((bound) => bound !== Infinity));
}

/** Numbers in their order, as COPYUID lists them (RFC 4315, section 4): `4:6,9`. */
export function sequenceText(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([a, b]) => a === b ? `${a}` : `${a}:${b}`).join(",");
}
