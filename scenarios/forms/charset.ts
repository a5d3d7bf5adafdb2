import type { Form } from "./form.ts";
import { ILLEGAL } from "./illegal.ts";

const form: Form = {
  id: "charset",
  title: "a character that no object name has: in+fo@client2.com",
  qualified: true,
  clauses: ["name.charset"],
  write: ({ subject, domain }, pick) => {
    const character = pick(ILLEGAL);
    return pick([
      `${subject.name}${character}@${domain.name}`,
      `${character}${subject.name}@${domain.name}`,
    ]);
  },
};

export default form;
