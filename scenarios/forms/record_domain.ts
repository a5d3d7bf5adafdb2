import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "record-domain",
  title: "a domain record that leads to the Domain",
  qualified: true,
  clauses: ["route.record.domain"],
  write: (world, pick) => {
    const left = pick(recordsTo(world).domain);
    return left && `${world.subject.name}@${left}`;
  },
};

export default form;
