import type { Protocol } from "../../fixtures/protocols.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

/** Protocols whose clients add nothing to the name, each with its usual mechanism. */
const PLAIN_CLIENTS: readonly (readonly [Protocol, string])[] = [
  ["pop3", "USER"],
  ["imap", "LOGIN"],
  ["ftp", "USER"],
];

const relation: Relation = {
  id: "across-protocols",
  clause: "access.every-module",
  title: "one name, address and password opens the same account over POP3, IMAP and FTP",
  pair: (scenario) => {
    const { deployment, cell, attempt } = scenario;
    const alike = PLAIN_CLIENTS.some(([protocol]) => protocol === attempt.protocol);
    // access.service: one of them may be switched off for the account.
    const restricted = deployment.domains.some(({ services, accounts }) =>
      services !== undefined || accounts.some((account) => account.services !== undefined)
    );
    if (!alike || restricted) return undefined;
    return PLAIN_CLIENTS.filter(([protocol]) => protocol !== attempt.protocol)
      .flatMap(([protocol, mechanism]) =>
        variant(scenario, { cell: { ...cell, protocol }, attempt: { protocol }, mechanism })
      );
  },
};

export default relation;
