import type { Form } from "./form.ts";

const form: Form = {
  id: "both-main-alias",
  title: "both separators, an alias of the Main Domain behind @",
  qualified: true,
  clauses: ["name.both"],
  write: ({ subject, domain, main }, pick) => {
    const alias = pick(main.aliases);
    return alias && `${subject.name}%${domain.name}@${alias}`;
  },
};

export default form;
