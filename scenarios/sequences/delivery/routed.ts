import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";
import { drawDeployment } from "../../draw/deployment.ts";

/** Behind those that logins are drawn in: another number is another deployment. */
const FIRST = 5000;

const account = (name: string, password: string, more: Partial<Account> = {}): Account => ({
  name,
  password,
  aliases: [],
  enabled: true,
  ...more,
});

const domain = (name: string, more: Partial<Domain>): Domain => ({
  name,
  aliases: [],
  addresses: [],
  accounts: [],
  forwarders: [],
  groups: [],
  lists: [],
  ...more,
});

/** What a Router does to names, each thing once, so that no seed passes it by. */
const EVERY_WAY: Deployment = {
  name: "every-way",
  main: "company.com",
  addresses: ["127.0.0.1", "127.0.1.1"],
  domains: [
    domain("company.com", {
      addresses: ["127.0.0.1"],
      accounts: [
        account("info", "main-word-1", { aliases: ["help"] }),
        account("joe", "main-word-2"),
        account("anna", "main-word-3", { services: ["imap", "xmpp"] }),
      ],
    }),
    domain("client1.com", {
      aliases: ["mail.client1.com"],
      addresses: ["127.0.1.1"],
      services: ["imap", "pop3", "xmpp"],
      accounts: [account("info", "one-word-1"), account("sales", "one-word-2")],
      forwarders: [{ name: "away", to: "john@client2.com" }, {
        name: "again",
        to: "away@client1.com",
      }],
    }),
    domain("client2.com", {
      accounts: [account("info", "two-word-1"), account("john", "two-word-2", { aliases: ["j"] })],
    }),
  ],
  routes: [
    { from: "<sales@client1.com>", to: "john@client2.com" },
    { from: "<sales@client1.com>", to: "info@client1.com" },
    { from: "twice.example", to: "client1.com" },
    { from: "twice.example", to: "client2.com" },
    { from: "unified.example", to: "joe.local" },
    { from: "*.client2.com", to: "client2.com" },
    { from: "<*@old.example>", to: "*@client1.com" },
    { from: "far.example", to: "near.client2.com" },
  ],
  dns: { "company.com": ["127.0.0.1"], "client1.com": ["127.0.1.1"] },
};

/** A written deployment, and drawn ones in which records and Forwarders lead from one name to another. */
export function routed(seed: number, count: number): readonly Deployment[] {
  const found = [EVERY_WAY];
  for (let number = FIRST; found.length < count; number++) {
    const { value } = drawDeployment(seed, number);
    const forwards = value.domains.some(({ forwarders }) => forwarders.length > 0);
    if (value.routes.length > 0 && forwards) found.push(value);
  }
  return found;
}
