import type { Form } from "./form.ts";

const form: Form = {
  id: "blanks",
  title: "spaces or tabs around a full name",
  qualified: true,
  clauses: ["name.spaces"],
  write: ({ subject, domain }, pick) => {
    const name = `${subject.name}@${domain.name}`;
    return pick([` ${name}`, `${name} `, `\t${name}`, `${name}\t`, ` ${name} `]);
  },
};

export default form;
