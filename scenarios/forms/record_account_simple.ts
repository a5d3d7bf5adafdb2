import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "record-account-simple",
  title: "a simple name whose full name a record leads to the account",
  qualified: false,
  clauses: ["route.record.account", "route.order"],
  write: (world, pick) => {
    const here = `@${world.here.name}`.toLowerCase();
    const left = pick(recordsTo(world).account.filter((name) => name.toLowerCase().endsWith(here)));
    return left?.slice(0, -here.length);
  },
};

export default form;
