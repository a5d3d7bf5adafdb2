import type { Form } from "./form.ts";

const form: Form = {
  id: "trailing-dot",
  title: "a domain part with a trailing dot: info@client2.com.",
  qualified: true,
  clauses: ["route.unknown-domain"],
  write: ({ subject, domain }) => `${subject.name}@${domain.name}.`,
};

export default form;
