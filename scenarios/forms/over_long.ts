import type { Form } from "./form.ts";

const form: Form = {
  id: "over-long",
  title: "an account part of 129 characters",
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }) => `${subject.name.padEnd(129, "x")}@${domain.name}`,
};

export default form;
