import type { Form } from "./form.ts";
import { widen } from "./widen.ts";

const form: Form = {
  id: "full-width-domain",
  title: "full-width letters in the domain part",
  qualified: true,
  clauses: ["name.prepared"],
  write: ({ subject, domain }) => `${subject.name}@${widen(domain.name)}`,
};

export default form;
