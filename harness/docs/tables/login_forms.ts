import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";
import { FORMS } from "./forms_world.ts";

export default inventory(
  "login-forms",
  "The ways to write a login name",
  ["form", "what it is", "names a Domain"],
  () =>
    FORMS.map(({ id, title, qualified }) => [{ code: id }, prose(title), qualified ? "yes" : "no"]),
);
