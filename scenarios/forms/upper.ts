import type { Form } from "./form.ts";

const form: Form = {
  id: "upper",
  title: "a full name in capitals: INFO@CLIENT2.COM",
  qualified: true,
  clauses: ["name.case.account", "name.case.domain"],
  write: ({ subject, domain }) => `${subject.name}@${domain.name}`.toUpperCase(),
};

export default form;
