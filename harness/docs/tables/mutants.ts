import { ALL } from "../../mutants/mod.ts";
import type { Mutant } from "../../mutants/mutant.ts";
import { CAUGHT } from "../../mutants/record.ts";
import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";

const MUTANTS: readonly Mutant[] = ALL;

export default inventory(
  "mutants",
  "The wrong servers that the suite must catch, and what caught each",
  ["mutant", "what is wrong with it", "clause", "caught by"],
  () =>
    MUTANTS.map((
      { id, title, clause },
    ) => [{ code: id }, prose(title), clause, CAUGHT[id]?.by ?? ""]),
);
