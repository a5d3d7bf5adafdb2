import { accountsOf, type FullName } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Spoken } from "./program.ts";

/** A login of the worked example, and what the documented behaviour says to it. */
export interface WorkedLogin {
  readonly address: string;
  readonly name: string;
  /** What is typed as the server, where it is sent: XMPP's target, the URL's host. Empty: the address. */
  readonly target: string;
  readonly opens: FullName;
  /** The namesake whose password must not open it: the account that a server looking in the wrong Domain would open. */
  readonly namesake: FullName;
}

const MAIN = "127.0.0.1";
const CLIENT1 = "127.0.1.1";
const UNASSIGNED = "127.0.1.9";

/** A host name of the worked example's DNS that leads to an address: what is typed as the server where it is not sent. */
export const HOST_OF: Readonly<Record<string, string>> = {
  [MAIN]: "company.com",
  [CLIENT1]: "client1.com",
  [UNASSIGNED]: "spare.company.com",
};

type Row = readonly [
  address: string,
  name: string,
  target: string,
  opens: FullName,
  namesake: FullName,
];

const logins = (rows: readonly Row[]): WorkedLogin[] =>
  rows.map(([address, name, target, opens, namesake]) => ({
    address,
    name,
    target,
    opens,
    namesake,
  }));

/**
 * Where the client sends nothing but the name (client.plain). Users 1, 2, 3 and 3, cured; and on the address that is nobody's
 * (address.unassigned).
 */
const BY_ADDRESS = logins([
  [MAIN, "info", "", "info@company.com", "info@client2.com"],
  [MAIN, "info@client2.com", "", "info@client2.com", "info@company.com"],
  [MAIN, "info%client2.com", "", "info@client2.com", "info@company.com"],
  [CLIENT1, "info@client2.com", "", "info@client2.com", "info@client1.com"],
  [UNASSIGNED, "info", "", "info@company.com", "info@client1.com"],
  [UNASSIGNED, "info@client2.com", "", "info@client2.com", "info@company.com"],
  [UNASSIGNED, "info%client2.com", "", "info@client2.com", "info@company.com"],
  [CLIENT1, "info", "", "info@client1.com", "info@company.com"],
  [CLIENT1, "info%client2.com", "", "info@client2.com", "info@client1.com"],
]);

/** Where the client sends its target domain, and the address plays no part (client.xmpp, client.xmpp.qualified). */
const BY_TARGET = logins([
  [MAIN, "info", "company.com", "info@company.com", "info@client2.com"],
  [MAIN, "info", "client1.com", "info@client1.com", "info@company.com"],
  [MAIN, "info%client2.com", "company.com", "info@client2.com", "info@company.com"],
  [CLIENT1, "info@client2.com", "client1.com", "info@client2.com", "info@client1.com"],
  [UNASSIGNED, "info", "client1.com", "info@client1.com", "info@company.com"],
  [UNASSIGNED, "info@client2.com", "company.com", "info@client2.com", "info@company.com"],
  [CLIENT1, "info", "client2.com", "info@client2.com", "info@client1.com"],
  [CLIENT1, "info%client2.com", "company.com", "info@client2.com", "info@company.com"],
]);

/** Where the URL's host counts, and the address only where it is the host (client.web.host, .numeric, .full). */
const BY_HOST = logins([
  [MAIN, "info", "company.com", "info@company.com", "info@client2.com"],
  [MAIN, "info", "", "info@company.com", "info@client2.com"],
  [CLIENT1, "info", "", "info@client1.com", "info@company.com"],
  [UNASSIGNED, "info", "", "info@company.com", "info@client1.com"],
  [CLIENT1, "info", "company.com", "info@company.com", "info@client1.com"],
  [MAIN, "info@client2.com", "company.com", "info@client2.com", "info@company.com"],
  [CLIENT1, "info", "mail.client2.com", "info@client2.com", "info@client1.com"],
  [CLIENT1, "info%client2.com", "client1.com", "info@client2.com", "info@client1.com"],
]);

/** What the protocol carries decides which table is its own. In each the last two are those that say most. */
export const WORKED_LOGINS: Readonly<Record<Spoken, readonly WorkedLogin[]>> = {
  pop3: BY_ADDRESS,
  imap: BY_ADDRESS,
  ftp: BY_ADDRESS,
  ximss: BY_ADDRESS,
  ldap: BY_ADDRESS,
  smtp: BY_ADDRESS,
  xmpp: BY_TARGET,
  web: BY_HOST,
};

/** @throws {RangeError} where the worked example has no such account */
export function passwordOf(fullName: string): string {
  const found = accountsOf(workedExample).find((each) => each.fullName === fullName);
  if (!found) throw new RangeError(`Cannot log in: there is no account ${fullName}`);
  return found.account.password;
}
