import { ALL } from "../../../scenarios/relations/mod.ts";
import type { Relation } from "../../../scenarios/relations/relation.ts";
import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";

const RELATIONS: readonly Relation[] = ALL;

export default inventory(
  "relations",
  "Logins that must come out alike, whatever the answer is",
  ["relation", "what is held", "clause"],
  () => RELATIONS.map(({ id, title, clause }) => [{ code: id }, prose(title), clause]),
);
