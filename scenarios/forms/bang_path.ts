import type { Form } from "./form.ts";

const form: Form = {
  id: "bang-path",
  title: "a bang path: company.com!client2.com!info",
  qualified: false,
  clauses: ["name.route-syntax"],
  write: ({ subject, domain, main }) => `${main.name}!${domain.name}!${subject.name}`,
};

export default form;
