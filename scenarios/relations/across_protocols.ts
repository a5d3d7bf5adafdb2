import { isIPv6 } from "node:net";
import type { Protocol } from "../../fixtures/protocols.ts";
import { nearestSecurity, usualMechanism } from "../offers.ts";
import type { Scenario } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { oneSeparator } from "./one_separator.ts";
import { over } from "./over.ts";
import type { Relation } from "./relation.ts";

const EVERY: readonly Protocol[] = [
  "pop3",
  "imap",
  "ftp",
  "ximss",
  "mapi",
  "web",
  "xmpp",
  "smtp",
  "ldap",
  "pwd",
];

const relation: Relation = {
  id: "across-protocols",
  clause: "access.every-module",
  title: "one name, address and password opens the same account over every module",
  // Else each is a login by every other protocol: over some pairs all of them have come.
  others: 3,
  pair: (scenario) => {
    const { deployment, cell, attempt } = scenario;
    const { protocol } = attempt;
    // access.service: one of them may be switched off for the account.
    const restricted = deployment.domains.some(({ services, accounts }) =>
      services !== undefined || accounts.some((account) => account.services !== undefined)
    );
    if (restricted || !isSaidAlike(scenario)) return undefined;
    const given = deployment.domains.find(({ addresses }) => addresses.includes(attempt.address))
      ?.name ?? deployment.main;
    return EVERY.filter((other) => other !== protocol).flatMap((other) => {
      const hints = HINTS[other]?.(given, attempt.address) ?? {};
      // What a record does to a target is not what it does to a name.
      if (TRAITS[other].carries === "target domain" && deployment.routes.length > 0) return [];
      return over(scenario, {
        protocol: other,
        security: nearestSecurity(other, cell.security),
        mechanism: usualMechanism(other),
        ...hints,
      });
    });
  },
};

/** What a client says of the Domain that the address gives: a simple name is that Domain's then, by every module. */
const HINTS: Readonly<
  Partial<
    Record<Protocol, (domain: string, address: string) => Pick<Parameters<typeof over>[1], "told">>
  >
> = {
  mapi: (domain) => ({ told: { setting: domain } }),
  web: (_, address) => ({ told: { host: isIPv6(address) ? `[${address}]` : address } }),
  xmpp: (domain) => ({ told: { targetDomain: domain } }),
};

/** Whether the name means the same whichever module it is sent by. */
function isSaidAlike({ attempt, deployment, cell }: Scenario): boolean {
  const { login, protocol } = attempt;
  const { carries } = TRAITS[protocol];
  const plain = /^[\w-]([\w.-]*[\w-])?$/.test(login);
  if (carries === "nothing") {
    // A connector's setting need not be the address's Domain.
    return oneSeparator(login) !== undefined || plain && protocol !== "mapi";
  }
  // Its target or host has to be one that lets a login begin.
  const goesOn = cell.target === "own" || cell.host === "own" || cell.host === "none" ||
    cell.host === "numeric";
  return oneSeparator(login) !== undefined && goesOn && deployment.routes.length === 0;
}

export default relation;
