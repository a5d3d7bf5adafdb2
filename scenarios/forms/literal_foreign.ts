import type { Form } from "./form.ts";

const form: Form = {
  id: "literal-foreign",
  title: "an address that is not the server's",
  qualified: true,
  clauses: ["route.unknown-domain"],
  write: ({ subject }, pick) =>
    pick([`${subject.name}@[198.51.100.7]`, `${subject.name}@198.51.100.7`]),
};

export default form;
