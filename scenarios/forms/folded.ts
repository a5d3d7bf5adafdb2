import type { Form } from "./form.ts";

/** Turkish dotless i and dotted I, the Kelvin sign. */
const FOLDED = [["i", "\u0131"], ["i", "\u0130"], ["k", "\u212a"]] as const;

const form: Form = {
  id: "folded",
  title: "letters that only Unicode case folding takes for i and k",
  qualified: true,
  clauses: ["name.case.account", "name.charset"],
  write: ({ subject, domain }, pick) => {
    const [from, to] = pick(FOLDED) ?? FOLDED[0];
    return subject.name.includes(from)
      ? `${subject.name.replace(from, to)}@${domain.name}`
      : undefined;
  },
};

export default form;
