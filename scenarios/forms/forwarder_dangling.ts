import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-dangling",
  title: "a Forwarder to an account that does not exist",
  qualified: true,
  clauses: ["route.forwarder.local"],
  write: (world, pick) => pick(forwardersOf(world).dangling)?.fullName,
};

export default form;
