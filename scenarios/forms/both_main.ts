import type { Form } from "./form.ts";

const form: Form = {
  id: "both-main",
  title: "both separators, the Main Domain behind @: info%client2.com@company.com",
  qualified: true,
  clauses: ["name.both"],
  write: ({ subject, domain, main }) => `${subject.name}%${domain.name}@${main.name}`,
};

export default form;
