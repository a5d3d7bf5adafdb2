import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { domainAt } from "../ftp/addressed.ts";
import { mainNames } from "../ftp/reading.ts";

/** What a pattern makes of a name; `NC`: letter case does not matter. */
type Rule = readonly [from: string, to: string, flags?: "[NC]"];

/**
 * Done one after the other. mod_rewrite puts its variables into what comes out, be it typed by the user: of `help%mail.example` `%m`
 * would become `USER`. So `@` stands for `%` first of all, and a name that has one left is not touched.
 */
const rules = (deployment: Deployment, address: string): Rule[] => [
  // name.both: what is left for the Main Domain is read again.
  [`^([^@%]+)%([^@%]+)@(${mainNames(deployment)})$`, "$1@$2", "[NC]"],
  // name.percent
  ["^([^@%]*)%([^@%]*)$", "$1@$2"],
  ["^([^%]+)$", "${lower:$1}"],
  // address.assigned
  ["^([^@%]+)$", `$1@${foldCase(domainAt(deployment, address).name)}`],
  // Aliases, Forwarders, records: what is no name of the map stays as it is.
  ["^([^%]+)$", "${names:$1|$1}"],
];

/** mod_rewrite's lines for one address: a typed name becomes the full name of an account. A condition counts for one rule. */
export const rewriting = (deployment: Deployment, address: string, names: string): string[] => [
  "RewriteEngine on",
  "RewriteMap lower int:tolower",
  `RewriteMap names txt:${names}`,
  ...rules(deployment, address).flatMap(([from, to, ...flags]) => [
    "RewriteCondition %m ^USER$",
    [`RewriteRule ${from} "${to}"`, ...flags].join(" "),
  ]),
];
