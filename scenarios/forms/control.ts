import type { Form } from "./form.ts";

const form: Form = {
  id: "control",
  title: "a control character in the name (no NUL, CR or LF: lines cannot carry them)",
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }, pick) =>
    `${subject.name}${pick(["\x01", "\x1b", "\x7f"])}@${domain.name}`,
};

export default form;
