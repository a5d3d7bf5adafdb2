import type { World } from "./group.ts";

/** A drawn list of steps costs about as much as so many logins: 289 ms and 100 ms in a smoke run of the reference. */
const STEPS = 3;

/** In logins, about. */
export const sizeOf = (worlds: readonly World[]): number =>
  worlds.flatMap(({ groups, sequences }) => [
    ...groups.map(({ scenarios }) => scenarios.length),
    ...sequences.map(({ runs }) => runs * STEPS),
  ]).reduce((sum, size) => sum + size, 0);

/** The largest first, each to whom has least; equal for equal things. A hand may be left with nothing. */
export function shareOut<T>(
  things: readonly T[],
  hands: number,
  sizeOf: (thing: T) => number,
): T[][] {
  const shares = Array.from({ length: hands }, () => ({ size: 0, things: [] as T[] }));
  const sized = things.map((thing) => ({ thing, size: sizeOf(thing) }));
  for (const { thing, size } of sized.sort((a, b) => b.size - a.size)) {
    const least = shares.reduce((least, share) => share.size < least.size ? share : least);
    least.size += size;
    least.things.push(thing);
  }
  return shares.map((share) => share.things);
}
