import type { Form } from "./form.ts";
import { mixed } from "./mixed.ts";

const form: Form = {
  id: "domain-alias-percent",
  title: "an alias of the Domain behind %, in any letter case",
  qualified: true,
  clauses: ["route.domain-alias"],
  write: ({ subject, domain }, pick) => {
    const alias = pick(domain.aliases);
    return alias && `${subject.name}%${pick([alias, mixed(alias)])}`;
  },
};

export default form;
