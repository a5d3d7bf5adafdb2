import type { Form } from "./form.ts";

const form: Form = {
  id: "empty-domain",
  title: "an empty domain part: info@, info%",
  qualified: true,
  clauses: ["name.empty-domain"],
  write: ({ subject }, pick) => pick([`${subject.name}@`, `${subject.name}%`]),
};

export default form;
