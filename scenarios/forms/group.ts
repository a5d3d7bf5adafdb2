import type { Form } from "./form.ts";
import { named } from "./named.ts";

const form: Form = {
  id: "group",
  title: "a Group: team@client1.com",
  qualified: true,
  clauses: ["route.not-account"],
  write: ({ deployment }, pick) => pick(named(deployment, "groups")),
};

export default form;
