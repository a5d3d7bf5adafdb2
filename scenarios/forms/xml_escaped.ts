import type { Form } from "./form.ts";

const form: Form = {
  id: "xml-escaped",
  title: "XML escapes typed literally: info&#64;client2.com",
  qualified: false,
  clauses: ["name.charset"],
  write: ({ subject, domain }, pick) =>
    pick([`${subject.name}&#64;${domain.name}`, `${subject.name}&amp;`, `&lt;${subject.name}&gt;`]),
};

export default form;
