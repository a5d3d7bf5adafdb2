import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-simple",
  title: "a Forwarder to the account, by its simple name",
  qualified: false,
  clauses: ["route.forwarder.local"],
  write: (world, pick) => pick(forwardersOf(world).account)?.name,
};

export default form;
