import type { Form } from "./form.ts";

const form: Form = {
  id: "account-alias",
  title: "an Account alias with its Domain: help@client1.com",
  qualified: true,
  clauses: ["route.account-alias"],
  write: ({ subject, domain }, pick) => {
    const alias = pick(subject.aliases);
    return alias && `${alias}@${domain.name}`;
  },
};

export default form;
