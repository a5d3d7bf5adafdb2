import type { Form } from "./form.ts";

const form: Form = {
  id: "subdomain",
  title: "a subdomain of a served Domain: info@x.client2.com",
  qualified: true,
  clauses: ["route.unknown-domain"],
  write: ({ subject, domain }) => `${subject.name}@x.${domain.name}`,
};

export default form;
