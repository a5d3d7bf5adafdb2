import type { Scenario } from "./scenario.ts";

/**
 * What a login shows to prove its name: a password, or the certificate of a mechanism that asks for none (EXTERNAL).
 * Absent: whatever the account that opens asks for.
 */
export type Shown = string | { readonly certificate: "trusted" | "foreign" };

/** What a scenario shows. */
export function shownIn(
  { password, certificate }: Pick<Scenario, "password" | "certificate">,
): Shown {
  return certificate === undefined ? password : { certificate };
}
