import { fileURLToPath } from "node:url";
import { printProblem } from "../../fixtures/problem.ts";
import { TARGETS } from "../targets/find.ts";
import { ALL as EMBEDDED } from "../targets/mod.ts";
import type { Target } from "../targets/target.ts";
import type { Deviation } from "./deviation.ts";
import { deviationsAt } from "./read_deviations.ts";

const FOLDER = new URL("../servers/deviations/", import.meta.url);

/**
 * The file of what is known of a target of our own, where there is one: below the working directory as a relative path. Where our
 * modules are no files of this machine, its address: who reads that is told why it cannot be.
 */
export function ownFile(target: Target, folder: URL = FOLDER): string | undefined {
  // Somebody else's may have the same id.
  if (!TARGETS.includes(target)) return undefined;
  const file = new URL(`${target.id}.yaml`, folder);
  if (file.protocol !== "file:") {
    const embedded: readonly Target[] = EMBEDDED;
    return embedded.includes(target) ? undefined : file.href;
  }
  const path = fileURLToPath(file);
  try {
    if (!Deno.statSync(path).isFile) return undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const here = `${Deno.cwd()}/`;
  return path.startsWith(here) ? path.slice(here.length) : path;
}

/** What is known of a target of our own. @throws {RangeError} where that cannot be read */
export function ownDeviations(target: Target, folder: URL = FOLDER): readonly Deviation[] {
  const file = ownFile(target, folder);
  if (file === undefined) return [];
  const reading = deviationsAt(file);
  if (reading.kind === "read") return reading.deviations;
  throw new RangeError(reading.problems.map(printProblem).join("\n"));
}
