import type { Form } from "./form.ts";

const form: Form = {
  id: "blanks-simple",
  title: "spaces or tabs around a simple name",
  qualified: false,
  clauses: ["name.spaces"],
  write: ({ subject }, pick) => pick([` ${subject.name}`, `${subject.name} `, `\t${subject.name}`]),
};

export default form;
