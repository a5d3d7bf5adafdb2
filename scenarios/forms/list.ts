import type { Form } from "./form.ts";
import { named } from "./named.ts";

const form: Form = {
  id: "list",
  title: "a Mailing list: news@client1.com",
  qualified: true,
  clauses: ["route.not-account"],
  write: ({ deployment }, pick) => pick(named(deployment, "lists")),
};

export default form;
