import type { Form } from "./form.ts";

const form: Form = {
  id: "at",
  title: "a full account name with @: info@client2.com",
  qualified: true,
  clauses: ["name.full", "name.at", "name.explicit-wins"],
  write: ({ subject, domain }) => `${subject.name}@${domain.name}`,
};

export default form;
