/** One of a list by its turn, around. @throws {RangeError} of an empty list */
export function at<T>(from: readonly T[], place: number): T {
  const found = from[place % from.length];
  if (found === undefined) throw new RangeError("Cannot take a turn: the list is empty");
  return found;
}
