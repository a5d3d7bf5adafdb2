import type { Form } from "./form.ts";

const form: Form = {
  id: "many-percent",
  title: "several %: info%client1.com%client2.com",
  qualified: true,
  clauses: ["name.many-percent"],
  write: ({ subject, domain, deployment }, pick) => {
    const other = pick(deployment.domains);
    if (!other) return undefined;
    return pick([
      `${subject.name}%${other.name}%${domain.name}`,
      `${subject.name}%${domain.name}%${other.name}`,
    ]);
  },
};

export default form;
