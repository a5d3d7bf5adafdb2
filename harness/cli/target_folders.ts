import { basename } from "node:path";

/** A target's id as a folder's name: a mutant's has a colon, and a file's is a path. */
const nameOf = (target: string) => basename(target).replace(/[^\w.-]+/g, "-");

/** What the folders of these targets are called, below one folder: no two alike. */
export function targetFolders(targets: readonly string[]): string[] {
  const names = targets.map(nameOf);
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((one) => one === name).length;
    return before === 0 ? name : `${name}-${before + 1}`;
  });
}
