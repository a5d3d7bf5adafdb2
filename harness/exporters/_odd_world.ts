import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";
import type { Site } from "./exporter.ts";

/** Passwords with what configuration files take for their own signs. */
export const ODD_PASSWORDS: readonly string[] = [
  "a:b::c",
  " open  sesame ",
  `"quoted" 'twice' \\ back`,
  "#{x} %u $y",
  "<&>;|",
  "Grüße, 日本",
  "long ".repeat(60),
];

const account = (name: string, password: string, more: Partial<Account> = {}): Account => ({
  ...{ name, password, aliases: [], enabled: true },
  ...more,
});

const domain = (name: string, more: Partial<Domain> = {}): Domain => ({
  ...{ name, aliases: [], addresses: [], accounts: [], forwarders: [], groups: [], lists: [] },
  ...more,
});

/** A deployment of what is hard to write down. */
export const ODD: Deployment = {
  name: "odd",
  main: "Company.com",
  addresses: ["127.0.0.1", "127.0.1.1", "0:0:0:0:0:0:0:1"],
  domains: [
    domain("Company.com", {
      aliases: ["mail.company.com"],
      accounts: [
        ...ODD_PASSWORDS.map((password, at) => account(`odd${at}`, password)),
        account("Joe", "joes-password", { aliases: ["j.doe"] }),
        account("off", "password-of-off", { enabled: false }),
        account("no-pop", "password-of-no-pop", { services: ["imap"] }),
        account("no-ftp", "password-of-no-ftp", { services: ["imap", "pop3"] }),
      ],
      forwarders: [{ name: "desk", to: "info@client1.com" }],
    }),
    domain("client1.com", {
      addresses: ["127.0.1.1", "::1"],
      accounts: [account("info", "password-of-info")],
    }),
  ],
  routes: [
    { from: "*.old.example", to: "client1.com" },
    { from: "<sales@unified.example>", to: "info@client1.com" },
    { from: "unified.example", to: "Joe.local" },
  ],
  dns: {},
};

export const SITE: Site = {
  folder: "/srv/site",
  addresses: ODD.addresses,
  ports: (["pop3", "imap", "ftp"] as const).flatMap((protocol, at) => [
    { protocol, security: "upgrade", port: 1000 + at },
    { protocol, security: "tls", port: 2000 + at },
  ]),
  certificates: Object.fromEntries(
    ODD.domains.map(({ name }) => [name, { chain: `chain of ${name}`, key: `key of ${name}` }]),
  ),
  authority: "",
  root: "",
};

/** Every password of the deployment: none of them may be told. */
export const PASSWORDS: readonly string[] = ODD.domains.flatMap(({ accounts }) =>
  accounts.map(({ password }) => password)
);
