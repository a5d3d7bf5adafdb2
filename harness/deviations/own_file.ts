import { TARGETS } from "../targets/find.ts";
import type { Target } from "../targets/target.ts";

const FOLDER = new URL("../servers/deviations/", import.meta.url);

/** The file of what is known of a target of our own, where there is one: below the working directory as a relative path. */
export function ownFile(target: Target, folder: URL = FOLDER): string | undefined {
  // Somebody else's may have the same id.
  if (!TARGETS.includes(target)) return undefined;
  const path = new URL(`${target.id}.yaml`, folder).pathname;
  try {
    if (!Deno.statSync(path).isFile) return undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const here = `${Deno.cwd()}/`;
  return path.startsWith(here) ? path.slice(here.length) : path;
}
