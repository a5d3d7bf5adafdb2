import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-local",
  title: "a Forwarder to the account",
  qualified: true,
  clauses: ["route.forwarder.local"],
  write: (world, pick) => pick(forwardersOf(world).account)?.fullName,
};

export default form;
