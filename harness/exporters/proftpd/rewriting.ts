import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { domainAt } from "../ftp/addressed.ts";
import { mainNames } from "../ftp/reading.ts";

/** What a pattern makes of a name; `NC`: letter case does not matter. */
type Rule = readonly [from: string, to: string, flags?: "[NC]"];

/** A sign of a legal name (name.charset, RFC 1123). */
const SIGN = "[A-Za-z0-9_.-]";

/**
 * Done one after the other, and for names of legal signs alone: mod_rewrite reads signs of its own in what comes out, be it typed by
 * the user. Of `help%mail.example` `%m` would become `USER`, so that `@` stands for `%` first of all; and of `info@client1.com|x` a
 * map would be asked for what stands before the `|`.
 */
const rules = (deployment: Deployment, address: string): Rule[] => [
  // name.both: what is left for the Main Domain is read again.
  [`^(${SIGN}+)%(${SIGN}+)@(${mainNames(deployment)})$`, "$1@$2", "[NC]"],
  // name.percent
  [`^(${SIGN}*)%(${SIGN}*)$`, "$1@$2"],
  [`^(${SIGN}*@?${SIGN}*)$`, "${lower:$1}"],
  // address.assigned
  [`^(${SIGN}+)$`, `$1@${foldCase(domainAt(deployment, address).name)}`],
  // Aliases, Forwarders, records: what is no name of the map stays as it is.
  [`^(${SIGN}+@${SIGN}+)$`, "${names:$1|$1}"],
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
