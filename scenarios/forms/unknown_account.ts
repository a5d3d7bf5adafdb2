import type { Form } from "./form.ts";

const form: Form = {
  id: "unknown-account",
  title: "an account that the Domain does not have: nobody@client2.com",
  qualified: true,
  clauses: ["name.full"],
  write: ({ domain }) => `nobody@${domain.name}`,
};

export default form;
