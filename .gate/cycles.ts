/** Who imports whom: file to the files it imports. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** Circles, each from one file over its imports back to it; every file that is on a circle is in one of them. */
export function cycles(imports: Imports): string[][] {
  const told = new Set<string>();
  return [...imports.keys()].sort().flatMap((file) => {
    const circle = told.has(file) ? undefined : wayBack(imports, file);
    circle?.forEach((each) => told.add(each));
    return circle ? [circle] : [];
  });
}

/** The shortest way from a file over its imports to itself, without the repeated end. */
function wayBack(imports: Imports, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return trail(cameFrom, file, start);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

function trail(cameFrom: ReadonlyMap<string, string>, last: string, start: string): string[] {
  const way = [];
  for (let file: string | undefined = last; file !== undefined && file !== start;) {
    way.unshift(file);
    file = cameFrom.get(file);
  }
  return [start, ...way];
}

/** Every file that is reached from the entries, and they themselves. */
export function reached(imports: Imports, entries: readonly string[]): Set<string> {
  const found = new Set(entries);
  for (const file of found) for (const next of imports.get(file) ?? []) found.add(next);
  return found;
}
