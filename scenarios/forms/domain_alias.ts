import type { Form } from "./form.ts";

const form: Form = {
  id: "domain-alias",
  title: "an alias of the Domain: info@mail.client1.com",
  qualified: true,
  clauses: ["route.domain-alias"],
  write: ({ subject, domain }, pick) => {
    const alias = pick(domain.aliases);
    return alias && `${subject.name}@${alias}`;
  },
};

export default form;
