import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-to-alias",
  title: "a Forwarder to an alias of the account",
  qualified: true,
  clauses: ["route.account-alias"],
  write: (world, pick) => pick(forwardersOf(world).alias)?.fullName,
};

export default form;
