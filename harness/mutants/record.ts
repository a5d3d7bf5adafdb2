import type { CheckId, ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Hunted } from "./hunt.ts";
import recorded from "./caught.json" with { type: "json" };

/** What caught a mutant, in the last hunt for all of them. */
export interface Caught {
  readonly by: CheckId;
  readonly under: ClauseId;
  /** All checks that something deviated for, up to then. */
  readonly noticed: readonly CheckId[];
}

export const RECORD_PATH = "harness/mutants/caught.json";

/** The kill matrix: mutants by their ids. One that is not in it was not caught. */
export const CAUGHT = recorded as unknown as Readonly<Record<string, Caught>>;

/** Keeps what a hunt for all mutants came to, in the order of their ids. */
export function writeRecord(hunted: readonly Hunted[]): void {
  const rows = hunted.flatMap(({ mutant, fate }) => {
    if (fate.kind !== "caught") return [];
    const { by, clause: under, noticed } = fate;
    return [[mutant.id, { by, under, noticed }] as const];
  }).sort(([a], [b]) => a < b ? -1 : 1);
  const lines = rows.map(([id, caught]) => `  ${JSON.stringify(id)}: ${JSON.stringify(caught)}`);
  const path = new URL("./caught.json", import.meta.url);
  Deno.writeTextFileSync(path, `{\n${lines.join(",\n")}\n}\n`);
}
