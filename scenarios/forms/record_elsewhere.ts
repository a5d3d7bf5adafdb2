import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "record-elsewhere",
  title: "a domain that a record sends outside or around in a loop",
  qualified: true,
  clauses: ["route.loop", "route.forwarder.remote"],
  write: (world, pick) => {
    const left = pick(recordsTo(world).elsewhere);
    return left && `${world.subject.name}@${left}`;
  },
};

export default form;
