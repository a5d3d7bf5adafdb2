import type { Form } from "./form.ts";
import { mixed } from "./mixed.ts";

const form: Form = {
  id: "mixed-domain",
  title: "letter case of the domain part: info@cLiEnT2.cOm",
  qualified: true,
  clauses: ["name.case.domain"],
  write: ({ subject, domain }, pick) =>
    pick([`${subject.name}@${mixed(domain.name)}`, `${subject.name}%${mixed(domain.name)}`]),
};

export default form;
