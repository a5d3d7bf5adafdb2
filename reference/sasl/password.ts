import type { Proof } from "../session.ts";

/** The proof of a mechanism that carries the password itself: `USER`, `LOGIN`, `PLAIN`, `SASL LOGIN`. */
export function shownPassword(mechanism: string, shown: string): Proof {
  const proof: Proof = { mechanism, accepts: (password) => password === shown };
  // Not enumerable, so that no log and no JSON shows it.
  return Object.defineProperty(proof, "password", { value: shown });
}
