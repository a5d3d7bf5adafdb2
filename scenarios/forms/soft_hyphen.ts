import type { Form } from "./form.ts";

const form: Form = {
  id: "soft-hyphen",
  title: "a soft hyphen in the account part",
  qualified: true,
  clauses: ["name.prepared"],
  write: ({ subject, domain }) =>
    `${subject.name.slice(0, 1)}\u00ad${subject.name.slice(1)}@${domain.name}`,
};

export default form;
