import type { Form } from "./form.ts";
import { ILLEGAL } from "./illegal.ts";

const form: Form = {
  id: "charset-simple",
  title: "a character that no object name has, in a simple name",
  qualified: false,
  clauses: ["name.charset"],
  write: ({ subject }, pick) => `${subject.name}${pick(ILLEGAL)}`,
};

export default form;
