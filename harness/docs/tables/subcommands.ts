import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";

export default inventory(
  "subcommands",
  "The subcommands of loginspec, as --help has them",
  ["subcommand", "what it does"],
  ({ commands }) => commands.map(({ name, about }) => [{ code: name }, prose(about)]),
);
