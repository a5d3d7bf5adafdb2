import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "unified",
  title: "any name in a domain that a record makes one account",
  qualified: true,
  clauses: ["route.unified"],
  write: (world, pick) => {
    const left = pick(recordsTo(world).unified);
    return left && `${pick(["anyone", world.subject.name])}@${left}`;
  },
};

export default form;
