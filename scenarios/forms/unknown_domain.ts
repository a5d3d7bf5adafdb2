import type { Form } from "./form.ts";

const form: Form = {
  id: "unknown-domain",
  title: "a Domain that is not served: info@unserved.invalid",
  qualified: true,
  clauses: ["route.unknown-domain"],
  write: ({ subject }, pick) =>
    pick([
      `${subject.name}@unserved.invalid`,
      `${subject.name}%unserved.invalid`,
      `${subject.name}@com`,
    ]),
};

export default form;
