import { cellKey } from "../draw/id.ts";
import type { Cell } from "../scenario.ts";

/** Each cell once, where it stood first. */
export function unique(cells: readonly Cell[]): Cell[] {
  return [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
}
