import type { Mechanism } from "./mechanism.ts";
import { shownPassword } from "./password.ts";
import { bytesOf, textOf } from "./text.ts";

/** draft-murchison-sasl-login: no standard, but widely spoken. An initial response is the name. */
export const login: Mechanism = {
  name: "LOGIN",
  async *start(initial) {
    const name = textOf(initial ?? (yield bytesOf("Username:")));
    const password = textOf(yield bytesOf("Password:"));
    if (name === undefined || password === undefined) return undefined;
    return { name, proof: shownPassword("SASL LOGIN", password) };
  },
};
