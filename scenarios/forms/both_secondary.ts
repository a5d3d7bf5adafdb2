import type { Form } from "./form.ts";

const form: Form = {
  id: "both-secondary",
  title: "both separators, a secondary Domain behind @: info%company.com@client2.com",
  qualified: true,
  clauses: ["name.both.secondary"],
  write: ({ subject, domain, secondary }, pick) => {
    const behind = pick(secondary);
    return behind && `${subject.name}%${domain.name}@${behind.name}`;
  },
};

export default form;
