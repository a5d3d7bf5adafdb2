import type { Form } from "./form.ts";

const form: Form = {
  id: "simple",
  title: "a simple name: info",
  qualified: false,
  clauses: [
    "address.assigned",
    "address.main",
    "address.unassigned",
    "address.several",
    "client.xmpp",
  ],
  write: ({ subject }) => subject.name,
};

export default form;
