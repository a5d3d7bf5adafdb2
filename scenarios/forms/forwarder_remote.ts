import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-remote",
  title: "a Forwarder that leads outside",
  qualified: true,
  clauses: ["route.forwarder.remote"],
  write: (world, pick) => pick(forwardersOf(world).remote)?.fullName,
};

export default form;
