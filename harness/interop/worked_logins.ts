import type { FullName } from "../../fixtures/deployment.ts";

/** A login of the worked example, and what the documented behaviour says to it. */
export interface WorkedLogin {
  readonly address: string;
  readonly name: string;
  /** What is typed as the server, in XMPP. */
  readonly target: string;
  readonly opens: FullName;
  /** The namesake whose password must not open it: the account that a server looking in the wrong Domain would open. */
  readonly namesake: FullName;
}

const MAIN = "127.0.0.1";
const CLIENT1 = "127.0.1.1";
const UNASSIGNED = "127.0.1.9";

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
export const BY_ADDRESS: readonly WorkedLogin[] = logins([
  [MAIN, "info", "", "info@company.com", "info@client2.com"],
  [MAIN, "info@client2.com", "", "info@client2.com", "info@company.com"],
  [MAIN, "info%client2.com", "", "info@client2.com", "info@company.com"],
  [CLIENT1, "info", "", "info@client1.com", "info@company.com"],
  [CLIENT1, "info@client2.com", "", "info@client2.com", "info@client1.com"],
  [CLIENT1, "info%client2.com", "", "info@client2.com", "info@client1.com"],
  [UNASSIGNED, "info", "", "info@company.com", "info@client1.com"],
  [UNASSIGNED, "info@client2.com", "", "info@client2.com", "info@company.com"],
  [UNASSIGNED, "info%client2.com", "", "info@client2.com", "info@company.com"],
]);

/** Where the client sends its target domain, and the address plays no part (client.xmpp, client.xmpp.qualified). */
export const BY_TARGET: readonly WorkedLogin[] = logins([
  [MAIN, "info", "company.com", "info@company.com", "info@client2.com"],
  [MAIN, "info", "client1.com", "info@client1.com", "info@company.com"],
  [MAIN, "info%client2.com", "company.com", "info@client2.com", "info@company.com"],
  [CLIENT1, "info", "client2.com", "info@client2.com", "info@client1.com"],
  [CLIENT1, "info@client2.com", "client1.com", "info@client2.com", "info@client1.com"],
  [CLIENT1, "info%client2.com", "company.com", "info@client2.com", "info@company.com"],
  [UNASSIGNED, "info", "client1.com", "info@client1.com", "info@company.com"],
  [UNASSIGNED, "info@client2.com", "company.com", "info@client2.com", "info@company.com"],
]);
