import type { Form } from "./form.ts";

const form: Form = {
  id: "upper-simple",
  title: "a simple name in capitals: INFO",
  qualified: false,
  clauses: ["name.case.account"],
  write: ({ subject }) => subject.name.toUpperCase(),
};

export default form;
