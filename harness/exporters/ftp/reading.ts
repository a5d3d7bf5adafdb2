import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { mainOf } from "./addressed.ts";

/** A name as a regular expression that fits it alone. */
const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "[$&]");

/** The names of the Main Domain, in small letters, as a regular expression that POSIX and Perl read alike (name.both). */
export function mainNames(deployment: Deployment): string {
  const { name, aliases } = mainOf(deployment);
  return [name, ...aliases].map((one) => literal(foldCase(one))).join("|");
}
