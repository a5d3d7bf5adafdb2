import { changes } from "./changes.ts";
import { looks } from "./looks.ts";
import type { Doing } from "./scene.ts";
import type { Deed } from "./step.ts";

const DOINGS = { ...looks, ...changes };

/** What a deed comes to, wherever it is done. */
export function doingOf(deed: Deed): Doing {
  // The row of a deed takes that very deed.
  const doing = DOINGS[deed.does] as (deed: Deed) => Doing;
  return doing(deed);
}
