import type { Form } from "./form.ts";

const form: Form = {
  id: "empty-account",
  title: "an empty account part: @client2.com, %client2.com",
  qualified: true,
  clauses: ["name.empty-account"],
  write: ({ domain }, pick) => pick([`@${domain.name}`, `%${domain.name}`]),
};

export default form;
