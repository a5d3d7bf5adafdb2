import type { Form } from "./form.ts";

const form: Form = {
  id: "folded-domain",
  title: "a letter in the domain part that only Unicode case folding takes for i",
  qualified: true,
  clauses: ["name.case.domain", "route.unknown-domain"],
  write: ({ subject, domain }, pick) =>
    domain.name.includes("i")
      ? `${subject.name}@${domain.name.replace("i", pick(["\u0131", "\u0130"]) ?? "")}`
      : undefined,
};

export default form;
