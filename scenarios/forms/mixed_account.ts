import type { Form } from "./form.ts";
import { mixed } from "./mixed.ts";

const form: Form = {
  id: "mixed-account",
  title: "letter case of the account part: iNfO@client2.com",
  qualified: true,
  clauses: ["name.case.account"],
  write: ({ subject, domain }) => `${mixed(subject.name)}@${domain.name}`,
};

export default form;
