import type { Form } from "./form.ts";

const form: Form = {
  id: "percent",
  title: "a full account name with %: info%client2.com",
  qualified: true,
  clauses: ["name.percent", "name.explicit-wins"],
  write: ({ subject, domain }) => `${subject.name}%${domain.name}`,
};

export default form;
