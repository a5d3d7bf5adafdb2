import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "record-wildcard",
  title: "a wildcard record that leads to the Domain",
  qualified: true,
  clauses: ["route.record.wildcard"],
  write: (world, pick) => {
    const left = pick(recordsTo(world).wildcard);
    return left && `${world.subject.name}@${left}`;
  },
};

export default form;
