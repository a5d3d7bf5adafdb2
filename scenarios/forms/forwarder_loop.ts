import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-loop",
  title: "a Forwarder in a loop",
  qualified: true,
  clauses: ["route.loop"],
  write: (world, pick) => pick(forwardersOf(world).loop)?.fullName,
};

export default form;
