import type { Form } from "./form.ts";

const form: Form = {
  id: "account-alias-simple",
  title: "an Account alias alone: help",
  qualified: false,
  clauses: ["route.account-alias", "address.no-fallback"],
  write: ({ subject }, pick) => pick(subject.aliases),
};

export default form;
