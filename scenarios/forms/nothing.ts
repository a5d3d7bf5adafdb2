import type { Form } from "./form.ts";

const form: Form = {
  id: "nothing",
  title: "the empty name",
  qualified: false,
  clauses: ["name.empty-account"],
  write: () => "",
};

export default form;
