import type { Form } from "./form.ts";

const form: Form = {
  id: "literal-ipv6",
  title: "an IPv6 address, the server's own only as an IPv4-mapped one",
  qualified: true,
  clauses: ["name.literal", "route.unknown-domain"],
  write: ({ subject, deployment }, pick) => {
    const address = pick(deployment.addresses);
    return pick([
      `${subject.name}@[IPv6:2001:db8::7]`,
      `${subject.name}@[IPv6:::ffff:${address}]`,
      `${subject.name}@[IPv6:::1]`,
    ]);
  },
};

export default form;
