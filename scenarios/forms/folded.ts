import type { Form } from "./form.ts";

/** Turkish dotless i and dotted I, the Kelvin sign. */
const FOLDED: readonly (readonly [string, string])[] = [
  ["i", "\u0131"],
  ["i", "\u0130"],
  ["k", "\u212a"],
];

const form: Form = {
  id: "folded",
  title: "letters that only Unicode case folding takes for i and k",
  qualified: true,
  clauses: ["name.case.account", "name.charset"],
  write: ({ subject, domain }, pick) => {
    const fold = pick(FOLDED.filter(([letter]) => subject.name.includes(letter)));
    return fold && `${subject.name.replace(...fold)}@${domain.name}`;
  },
};

export default form;
