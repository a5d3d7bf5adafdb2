import type { Form } from "./form.ts";
import { widen } from "./widen.ts";

const form: Form = {
  id: "full-width",
  title: "full-width letters in the account part",
  qualified: true,
  clauses: ["name.prepared"],
  write: ({ subject, domain }) => `${widen(subject.name)}@${domain.name}`,
};

export default form;
