import type { Form } from "./form.ts";

const form: Form = {
  id: "unified-typed",
  title: "a domain part name.local, as typed: info@joe.local",
  qualified: true,
  clauses: ["route.unified.typed"],
  write: ({ subject }, pick) =>
    pick([`${subject.name}@${subject.name}.local`, `anyone@${subject.name}.local`]),
};

export default form;
