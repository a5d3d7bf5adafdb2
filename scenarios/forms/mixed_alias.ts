import type { Form } from "./form.ts";
import { mixed } from "./mixed.ts";

const form: Form = {
  id: "mixed-alias",
  title: "letter case of an Account alias: hElP@client1.com",
  qualified: true,
  clauses: ["name.case.account", "route.account-alias"],
  write: ({ subject, domain }, pick) => {
    const alias = pick(subject.aliases);
    return alias && `${mixed(alias)}@${domain.name}`;
  },
};

export default form;
