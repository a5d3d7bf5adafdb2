import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { domainAt } from "../ftp/addressed.ts";
import { percents, type Rewrite } from "../ftp/reading.ts";

/** Done one after the other. */
const rules = (deployment: Deployment, address: string): Rewrite[] => [
  { from: "^(.+)$", to: "${lower:$1}" },
  ...percents(deployment),
  // address.assigned
  { from: "^([^@%]+)$", to: `$1@${foldCase(domainAt(deployment, address).name)}` },
  // Aliases, Forwarders, records: what is no name of the map stays as it is.
  { from: "^(.+)$", to: "${names:$1|$1}" },
];

/** mod_rewrite's lines for one address: a typed name becomes the full name of an account. A condition counts for one rule. */
export const rewriting = (deployment: Deployment, address: string, names: string): string[] => [
  "RewriteEngine on",
  "RewriteMap lower int:tolower",
  `RewriteMap names txt:${names}`,
  ...rules(deployment, address).flatMap(({ from, to }) => [
    "RewriteCondition %m ^USER$",
    `RewriteRule ${from} "${to}"`,
  ]),
];
