import type { Form } from "./form.ts";
import { mixed } from "./mixed.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "mixed-record",
  title: "letter case of what a record's left side names",
  qualified: true,
  clauses: ["route.order", "route.record.account"],
  write: (world, pick) => {
    const left = pick(recordsTo(world).account);
    return left && mixed(left);
  },
};

export default form;
