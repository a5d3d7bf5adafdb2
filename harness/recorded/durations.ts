import { createHash } from "node:crypto";
import { worldOf } from "../run/ordered.ts";
import type { Durations } from "../run/shard.ts";
import { readRecord } from "./record.ts";

/**
 * What each world took in an earlier run, of any version: milliseconds of all logins made there, controls too.
 * @throws {Unreadable} where the folder has no record of a run
 */
export function durationsIn(folder: string): Durations {
  const byWorld = new Map<string, number>();
  for (const entry of readRecord(folder).entries) {
    if (entry.type !== "login" && entry.type !== "sequence") continue;
    const world = worldOf(entry) ?? "";
    byWorld.set(world, (byWorld.get(world) ?? 0) + entry.ms);
  }
  const hash = createHash("sha256");
  for (const [world, ms] of [...byWorld].sort(([a], [b]) => a < b ? -1 : 1)) {
    hash.update(`${JSON.stringify(world)} ${ms}\n`);
  }
  return { byWorld, digest: hash.digest("hex").slice(0, 16) };
}
