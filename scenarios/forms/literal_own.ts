import type { Form } from "./form.ts";

const form: Form = {
  id: "literal-own",
  title: "an address of the server in brackets: info@[192.0.0.2]",
  qualified: true,
  clauses: ["name.literal"],
  write: ({ subject, domain, deployment }, pick) => {
    const address = pick(domain.addresses) ?? pick(deployment.addresses);
    return address && `${subject.name}@[${address}]`;
  },
};

export default form;
