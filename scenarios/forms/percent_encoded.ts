import type { Form } from "./form.ts";

const form: Form = {
  id: "percent-encoded",
  title: "an @ as URLs escape it: info%40client2.com",
  qualified: true,
  clauses: ["name.percent", "route.unknown-domain"],
  write: ({ subject, domain }) => `${subject.name}%40${domain.name}`,
};

export default form;
