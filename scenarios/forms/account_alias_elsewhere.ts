import type { Form } from "./form.ts";

const form: Form = {
  id: "account-alias-elsewhere",
  title: "an Account alias with another Domain: help@client2.com",
  qualified: true,
  clauses: ["route.alias.own-domain"],
  write: ({ subject, others }, pick) => {
    const alias = pick(subject.aliases);
    const other = pick(others);
    return alias && other && `${alias}@${other.name}`;
  },
};

export default form;
