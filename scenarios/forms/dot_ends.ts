import type { Form } from "./form.ts";

const form: Form = {
  id: "dot-ends",
  title: "a dot at an end of the account part: .info@client2.com",
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }, pick) =>
    pick([`.${subject.name}@${domain.name}`, `${subject.name}.@${domain.name}`]),
};

export default form;
