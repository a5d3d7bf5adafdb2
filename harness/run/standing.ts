import type { Entry } from "./entry.ts";

/** What does not outlive that a run is gone on with: how an earlier sitting ended says nothing of the server that is there now. */
const OVER: ReadonlySet<Entry["type"]> = new Set(["stopped", "lost", "end", "resumed"]);

/** The entries of a record that stand where it is gone on with. */
export const goneOnWith = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ type }) => !OVER.has(type));

/** The entries of a record that its run was judged by: of earlier sittings what was gone on with. */
export function standing(entries: readonly Entry[]): Entry[] {
  const at = entries.findLastIndex(({ type }) => type === "resumed");
  return at === -1 ? [...entries] : [...goneOnWith(entries.slice(0, at)), ...entries.slice(at + 1)];
}
