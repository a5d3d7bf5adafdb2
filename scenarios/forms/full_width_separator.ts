import type { Form } from "./form.ts";

const form: Form = {
  id: "full-width-separator",
  title: "a full-width @ or %",
  qualified: false,
  clauses: ["name.prepared"],
  // Read as it stands, such a name has no separator.
  write: ({ subject, domain }, pick) =>
    `${subject.name}${pick(["\uff20", "\uff05"])}${domain.name}`,
};

export default form;
