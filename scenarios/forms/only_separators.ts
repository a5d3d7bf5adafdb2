import type { Form } from "./form.ts";

const form: Form = {
  id: "only-separators",
  title: "separators and nothing else",
  qualified: true,
  clauses: ["name.empty-account"],
  write: (_, pick) => pick(["@", "%", "@@", "%%", "%@", "@%"]),
};

export default form;
