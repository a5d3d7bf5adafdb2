import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "record-account",
  title: "an account record that leads to the account",
  qualified: true,
  clauses: ["route.record.account"],
  write: (world, pick) => pick(recordsTo(world).account),
};

export default form;
