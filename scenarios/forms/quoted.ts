import type { Form } from "./form.ts";

const form: Form = {
  id: "quoted",
  title: 'a quoted account part: "info"@client2.com',
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }) => `"${subject.name}"@${domain.name}`,
};

export default form;
