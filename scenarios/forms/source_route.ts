import type { Form } from "./form.ts";

const form: Form = {
  id: "source-route",
  title: "a source route: <@company.com:info@client2.com>",
  qualified: true,
  clauses: ["name.route-syntax"],
  write: ({ subject, domain, deployment }, pick) => {
    const relay = pick(deployment.domains);
    return relay && `<@${relay.name}:${subject.name}@${domain.name}>`;
  },
};

export default form;
