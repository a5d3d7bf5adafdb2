import type { Form } from "./form.ts";

const form: Form = {
  id: "cut",
  title: "a name that begins with the 64 or 128 bytes of an account's",
  qualified: true,
  clauses: ["name.charset"],
  // A server that keeps names in a fixed field opens the account of the part that fits.
  write: ({ subject, domain }, pick) =>
    subject.name.length === 64 || subject.name.length === 128
      ? `${subject.name}${pick(["x", "0", "x".repeat(64)])}@${domain.name}`
      : undefined,
};

export default form;
