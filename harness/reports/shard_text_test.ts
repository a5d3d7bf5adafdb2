import { assert, assertEquals } from "@std/assert";
import type { Told } from "./report.ts";
import { count } from "./summary.ts";
import { ALL } from "./mod.ts";
import type { Report } from "./report.ts";

/** A shard that nothing fell to. */
const told: Told = {
  ...{ results: [], followed: {}, only: [], skip: [], version: "0" },
  startedAt: "2030-01-01T00:00:00.000Z",
  shard: { index: 7, of: 9, worlds: 0 },
  notes: ["Shard 7 of 9 is empty"],
  summary: {
    ...{ target: "reference", profile: "smoke", seed: 1, logins: 0, controls: 0 },
    ...{ distinctLogins: 0, deployments: 0, sequences: 0, durationMs: 1 },
    ...{ verdicts: count([]), clauses: [], protocols: [], precedence: [], refusals: [], short: [] },
  },
};

/** A table has no place for it. */
const SILENT = ["csv"];

for (const { id, write } of ALL as readonly Report[]) {
  if (SILENT.includes(id)) continue;
  Deno.test(`${id} says that it tells of one shard`, () => {
    assert(/shard 7 of 9|"index": 7,\s*"of": 9/i.test(write(told)));
    const { shard: _, notes: __, ...whole } = told;
    assertEquals(/shard 7/i.test(write(whole)), false);
  });
}
