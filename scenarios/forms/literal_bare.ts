import type { Form } from "./form.ts";

const form: Form = {
  id: "literal-bare",
  title: "an address of the server without brackets: info@192.0.0.2",
  qualified: true,
  clauses: ["name.literal"],
  write: ({ subject, deployment }, pick) => {
    const address = pick(deployment.addresses);
    return address && pick([`${subject.name}@${address}`, `${subject.name}%${address}`]);
  },
};

export default form;
