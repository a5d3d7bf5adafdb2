import type { Form } from "./form.ts";

const form: Form = {
  id: "non-ascii",
  title: "a letter outside ASCII: infö@client2.com",
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }, pick) =>
    pick([`${subject.name}\u00e9@${domain.name}`, `\u0436${subject.name}@${domain.name}`]),
};

export default form;
