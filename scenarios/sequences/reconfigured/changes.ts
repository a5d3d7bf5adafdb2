import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";

/** What an administrator does to the worked example while it is served. It does nothing where what it is about has another name by now. */
export interface Change {
  /** As a sentence: the administrator ... */
  readonly words: string;
  apply(deployment: Deployment): Deployment;
  /** Logins in which it can show: names, and addresses where these count. */
  readonly shows: readonly { readonly login: string; readonly address?: string }[];
}

const CLIENT1 = "client1.com";
const CLIENT2 = "client2.com";
const OWN = "127.0.1.1";
const SPARE = "127.0.1.9";

const ofDomain =
  (name: string, change: (domain: Domain) => Domain) => (deployment: Deployment) => ({
    ...deployment,
    domains: deployment.domains.map((domain) => domain.name === name ? change(domain) : domain),
  });

const ofAccount = (domain: string, name: string, change: (account: Account) => Account) =>
  ofDomain(domain, (domain) => ({
    ...domain,
    accounts: domain.accounts.map((account) => account.name === name ? change(account) : account),
  }));

/** An address belongs to one Domain at most. */
const assign = (address: string, to?: string) => (deployment: Deployment) => ({
  ...deployment,
  domains: deployment.domains.map((domain) => ({
    ...domain,
    addresses: [
      ...domain.addresses.filter((one) => one !== address),
      ...domain.name === to ? [address] : [],
    ],
  })),
});

const record = (from: string, to: string) => (deployment: Deployment) => ({
  ...deployment,
  routes: [{ from, to }, ...deployment.routes],
});

export const CHANGES: readonly Change[] = [
  {
    words: `assigns ${OWN} to ${CLIENT2}`,
    apply: assign(OWN, CLIENT2),
    shows: [{ login: "info", address: OWN }, { login: "john", address: OWN }],
  },
  {
    words: `assigns ${OWN} to no Domain`,
    apply: assign(OWN),
    shows: [{ login: "info", address: OWN }],
  },
  {
    words: `assigns ${SPARE} to ${CLIENT1}`,
    apply: assign(SPARE, CLIENT1),
    shows: [{ login: "info", address: SPARE }, { login: "john", address: SPARE }],
  },
  {
    words: `renames the Domain ${CLIENT1} to renamed.example`,
    apply: ofDomain(CLIENT1, (domain) => ({ ...domain, name: "renamed.example" })),
    shows: [
      { login: `info@${CLIENT1}` },
      { login: "info@renamed.example" },
      { login: `john@mail.${CLIENT1}` },
    ],
  },
  {
    words: `renames the account john@${CLIENT1} to jack`,
    apply: ofAccount(CLIENT1, "john", (account) => ({ ...account, name: "jack" })),
    shows: [
      { login: `john@${CLIENT1}` },
      { login: `jack%${CLIENT1}` },
      { login: "jack", address: OWN },
    ],
  },
  {
    words: `adds the alias desk to info@${CLIENT2}`,
    apply: ofAccount(CLIENT2, "info", (account) => ({
      ...account,
      aliases: [...account.aliases, "desk"],
    })),
    shows: [{ login: `desk@${CLIENT2}` }],
  },
  {
    words: `takes the alias help from info@${CLIENT1}`,
    apply: ofAccount(CLIENT1, "info", (account) => ({ ...account, aliases: [] })),
    shows: [{ login: `help@${CLIENT1}` }, { login: "help", address: OWN }],
  },
  {
    words: `adds the record www.${CLIENT2} = ${CLIENT2}`,
    apply: record(`www.${CLIENT2}`, CLIENT2),
    shows: [{ login: `info@www.${CLIENT2}` }],
  },
  {
    words: `adds the record <john@${CLIENT2}> = info@${CLIENT1}`,
    apply: record(`<john@${CLIENT2}>`, `info@${CLIENT1}`),
    shows: [{ login: `john@${CLIENT2}` }],
  },
  {
    words: `switches all services of ${CLIENT2} off`,
    apply: ofDomain(CLIENT2, (domain) => ({ ...domain, services: [] })),
    shows: [{ login: `info@${CLIENT2}` }, { login: `john%${CLIENT2}` }],
  },
  {
    words: `disables info@${CLIENT2}`,
    apply: ofAccount(CLIENT2, "info", (account) => ({ ...account, enabled: false })),
    shows: [{ login: `info@${CLIENT2}` }, { login: `help@${CLIENT2}` }],
  },
  {
    words: `gives john@${CLIENT1} another password`,
    apply: ofAccount(CLIENT1, "john", (account) => ({ ...account, password: "opal-harbour-new" })),
    shows: [{ login: `john@${CLIENT1}` }, { login: "john", address: OWN }],
  },
];

/** An account of the Main Domain that no change is about: it opens all the time. */
export const UNCHANGED = "john@company.com";
