import type { Form } from "./form.ts";
import { objectsOf } from "./objects.ts";

const form: Form = {
  id: "elsewhere",
  title: "a simple name that only another Domain has",
  qualified: false,
  clauses: ["address.no-fallback"],
  write: ({ here, deployment }, pick) => {
    const present = objectsOf(here);
    const absent = deployment.domains.flatMap((domain) => domain.accounts)
      .map((account) => account.name)
      .filter((name) => !present.has(name.toLowerCase()));
    return pick(absent);
  },
};

export default form;
