import type { Certificate } from "../../../fixtures/certificate.ts";
import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import type { Site } from "../exporter.ts";

const none = { aliases: [], addresses: [], accounts: [], forwarders: [], groups: [], lists: [] };

/** A Domain with everything that an XMPP server may not know, and a second one that is as plain as can be. */
export const world: Deployment = {
  name: "world",
  main: "Company.com",
  addresses: ["127.0.0.1", "127.0.1.1"],
  domains: [
    {
      ...none,
      name: "Company.com",
      aliases: ["mail.company.com"],
      accounts: [
        { name: "Joe", password: `p@ss:%"\\'&<0`, aliases: ["j.doe"], enabled: true },
        { name: "mute", password: "mute-word", aliases: [], enabled: true, services: ["imap"] },
        { name: "gone", password: "gone-word", aliases: [], enabled: false },
      ],
      forwarders: [{ name: "desk", to: "info@client1.com" }],
    } satisfies Domain,
    {
      ...none,
      name: "client1.com",
      addresses: ["127.0.1.1"],
      accounts: [{ name: "info", password: "info-word", aliases: [], enabled: true }],
    } satisfies Domain,
  ],
  routes: [
    { from: "routed.example", to: "client1.com" },
    { from: "<*@old.example>", to: "*@client1.com" },
    { from: "unified.example", to: "joe.local" },
    { from: "*.wild.example", to: "client1.com" },
  ],
  dns: {},
};

const certificate = (of: string): Certificate => ({
  chain: `chain of ${of}\n`,
  key: `key of ${of}\n`,
});

export const site: Site = {
  folder: "/site",
  addresses: world.addresses,
  ports: [
    { protocol: "xmpp", security: "upgrade", port: 5222 },
    { protocol: "xmpp", security: "tls", port: 5223 },
  ],
  certificates: Object.fromEntries(world.domains.map(({ name }) => [name, certificate(name)])),
  authority: "authority\n",
  root: "",
};

export const passwords = world.domains.flatMap(({ accounts }) =>
  accounts.map(({ password }) => password)
);
