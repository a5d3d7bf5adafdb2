import type { Complaint } from "../docs/marker.ts";
import { retell } from "../recorded/retell.ts";
import { Unreadable } from "../recorded/unreadable.ts";
import type { Told } from "../reports/report.ts";
import { Ended, EXIT } from "./exit.ts";

/**
 * The runs of report folders, each one whole: what of a server was not tried would stand in a table as if it were so.
 * @throws {Ended} where a folder holds no run that can be told again, or a part of one
 */
export function runsIn(folders: readonly string[]): Told[] {
  const file = folders.find(isFile);
  if (file !== undefined) {
    throw new Ended(
      EXIT.usage,
      `--from ${file} is no folder. Remedy: name files before --from, or behind --`,
    );
  }
  return folders.map((folder) => {
    const told = toldIn(folder);
    const lack = lackOf(told);
    if (!lack) return told;
    throw new Ended(
      EXIT.usage,
      `Cannot make tables of ${folder}: ${lack.problem}. Remedy: ${lack.remedy}`,
    );
  });
}

/** Why a run is not whole. */
export function lackOf({ shard, stopped }: Pick<Told, "shard" | "stopped">): Complaint | undefined {
  if (shard) {
    return {
      problem: `it is shard ${shard.index} of ${shard.of} of a run`,
      remedy: "put all shards together with `loginspec merge`, and name its --report folder",
    };
  }
  return stopped === undefined ? undefined : {
    problem: `its run did not come to its end: ${stopped}`,
    remedy: "go on with it by `loginspec run --resume`, as it was begun",
  };
}

function toldIn(folder: string): Told {
  try {
    return retell(folder);
  } catch (error) {
    throw error instanceof Unreadable ? new Ended(EXIT.usage, error.message) : error;
  }
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
