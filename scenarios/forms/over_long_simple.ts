import type { Form } from "./form.ts";

const form: Form = {
  id: "over-long-simple",
  title: "a simple name of 129 characters",
  qualified: false,
  clauses: ["name.charset"],
  write: ({ subject }) => subject.name.padEnd(129, "x"),
};

export default form;
