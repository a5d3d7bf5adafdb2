import type { Form } from "./form.ts";

const form: Form = {
  id: "many-at",
  title: "several @: info@client1.com@company.com",
  qualified: true,
  clauses: ["name.many-at"],
  write: ({ subject, domain, deployment }, pick) => {
    const last = pick(deployment.domains);
    return last && `${subject.name}@${domain.name}@${last.name}`;
  },
};

export default form;
