import type { Form } from "./form.ts";
import { forwardersOf } from "./forwarders.ts";

const form: Form = {
  id: "forwarder-loop-simple",
  title: "a Forwarder in a loop, by its simple name",
  qualified: false,
  clauses: ["route.loop"],
  write: (world, pick) => pick(forwardersOf(world).loop)?.name,
};

export default form;
