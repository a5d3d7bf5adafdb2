import { TARGETS } from "../../targets/find.ts";
import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";

export default inventory(
  "targets",
  "The servers that can be judged by their name",
  ["target", "what it is"],
  () => TARGETS.map(({ id, title }) => [{ code: id }, prose(title)]),
);
