import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-chain",
  title: "a Forwarder to a Forwarder to the account",
  qualified: true,
  clauses: ["route.forwarder.local"],
  write: (world, pick) => pick(forwardersOf(world).chain)?.fullName,
};

export default form;
