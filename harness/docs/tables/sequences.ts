import { ALL } from "../../../scenarios/sequences/mod.ts";
import type { SequenceKind } from "../../../scenarios/sequence.ts";
import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";

const SEQUENCES: readonly SequenceKind[] = ALL;

export default inventory(
  "sequences",
  "What several sessions are made for",
  ["sequence", "what is asked", "clauses"],
  () => SEQUENCES.map(({ id, title, clauses }) => [{ code: id }, prose(title), clauses.join(", ")]),
);
