import type { Form } from "./form.ts";

const form: Form = {
  id: "group-simple",
  title: "a Group or Mailing list of the address's Domain, by its simple name",
  qualified: false,
  clauses: ["route.not-account"],
  write: ({ here }, pick) => pick([...here.groups, ...here.lists])?.name,
};

export default form;
