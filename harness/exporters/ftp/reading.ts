import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { mainOf } from "./addressed.ts";

/** A name as a regular expression that fits it alone. */
const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "[$&]");

/** A regular expression, and what it makes of a name in small letters: `$1` and `$2` stand for its groups. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** What makes `@` of the `%` that names a Domain, in order. Both POSIX's regular expressions and Perl's read them. */
export function percents(deployment: Deployment): Rewrite[] {
  const main = mainOf(deployment);
  const mains = [main.name, ...main.aliases].map((name) => literal(foldCase(name))).join("|");
  return [
    // name.percent, name.many-percent: the last one splits.
    { from: "^([^@]*)%([^@%]*)$", to: "$1@$2" },
    // name.both: what is left for the Main Domain is read again.
    { from: `^([^@]+)%([^@%]+)@(${mains})$`, to: "$1@$2" },
  ];
}
