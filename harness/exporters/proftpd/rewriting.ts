import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { domainAt, mainOf } from "../ftp/addressed.ts";

/** A name as a regular expression that fits it alone. */
const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "[$&]");

/** `[from, to]`, done one after the other. All names are in small letters behind the first (name.case.account). */
function rules(deployment: Deployment, address: string): [string, string][] {
  const main = mainOf(deployment);
  const mains = [main.name, ...main.aliases].map((name) => literal(foldCase(name))).join("|");
  return [
    ["^(.+)$", "${lower:$1}"],
    // name.percent, name.many-percent: the last one splits.
    ["^([^@]*)%([^@%]*)$", "$1@$2"],
    // name.both: what is left for the Main Domain is read again.
    [`^([^@]+)%([^@%]+)@(${mains})$`, "$1@$2"],
    // address.assigned
    ["^([^@%]+)$", `$1@${foldCase(domainAt(deployment, address).name)}`],
    // Aliases, Forwarders, records: what is no name of the map stays as it is.
    ["^(.+)$", "${names:$1|$1}"],
  ];
}

/** mod_rewrite's lines for one address: a typed name becomes the full name of an account. A condition counts for one rule. */
export const rewriting = (deployment: Deployment, address: string, names: string): string[] => [
  "RewriteEngine on",
  "RewriteMap lower int:tolower",
  `RewriteMap names txt:${names}`,
  ...rules(deployment, address).flatMap(([from, to]) => [
    "RewriteCondition %m ^USER$",
    `RewriteRule ${from} "${to}"`,
  ]),
];
