import type { Form } from "./form.ts";

const form: Form = {
  id: "detail",
  title: "a detail behind the account part: info+news@client2.com",
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }) => `${subject.name}+news@${domain.name}`,
};

export default form;
