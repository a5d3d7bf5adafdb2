import type { FullName } from "../../fixtures/deployment.ts";

/** What a client looks for in the certificate of a server. */
export interface Look {
  readonly address: string;
  /** What is typed as the server; absent: the address, and no server name is sent. */
  readonly host?: string;
  /** The Domain whose certificate it is. */
  readonly domain: string;
}

const look = (address: string, host: string, domain: string): Look => ({ address, host, domain });

/** A host name of an address and no Domain: nothing is served by that name where the protocol carries it. */
const NO_DOMAIN = "spare.company.com";

/**
 * By name: the certificate is that of the server name's Domain, on whatever address. An alias of client2.com is in no other
 * certificate; client2.com itself is also a host name of company.com's address.
 */
const BY_NAME: readonly Look[] = [
  look("127.0.0.1", "company.com", "company.com"),
  look("127.0.1.1", "client1.com", "client1.com"),
  look("127.0.0.1", "client2.com", "client2.com"),
  look("127.0.1.1", "mail.client2.com", "client2.com"),
  look("127.0.1.9", "Mail.Client1.COM", "client1.com"),
  look("127.0.1.9", NO_DOMAIN, "company.com"),
];

/** By address: that of the Domain which the address is assigned to, else the Main Domain's. */
export const BY_ADDRESS: readonly Look[] = [
  { address: "127.0.0.1", domain: "company.com" },
  { address: "127.0.1.1", domain: "client1.com" },
  { address: "127.0.1.9", domain: "company.com" },
];

/** Those by name, of hosts that are served where the client sends them. */
export const byName = (sent: boolean): readonly Look[] =>
  BY_NAME.filter(({ host }) => !sent || host !== NO_DOMAIN);

/** A host name that is in no certificate, and leads here all the same: the Main Domain's is shown. */
export const STRANGER: Look = look("127.0.0.1", "elsewhere.example", "company.com");

/** Who logs in, by its full name: the address plays no part. */
export const WHO: FullName = "info@client2.com";

export const wordsOf = ({ address, host }: Look): string =>
  host === undefined ? `by the address ${address}` : `as ${host}, on ${address}`;
