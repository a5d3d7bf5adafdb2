import type { Account, Deployment, Domain, Forwarder, Route } from "../../fixtures/deployment.ts";
import { FIVE, records } from "./records.ts";

/** `name+alias`; the password is of nobody else. */
function account(domain: string, text: string): Account {
  const [name = "", ...aliases] = text.split("+");
  return { name, password: `pw-${name}-of-${domain}`, aliases, enabled: true };
}

/** With the password of the Main Domain's account of that name: where it does not open (access.service), that one might. */
const likeMain = (name: string) => account("company.com", name);

function domain(
  name: string,
  accounts: readonly string[],
  { forwarders = {}, ...more }: Partial<Omit<Domain, "forwarders">> & {
    forwarders?: Readonly<Record<string, string>>;
  } = {},
): Domain {
  return {
    name,
    aliases: [],
    addresses: [],
    groups: [],
    lists: [],
    ...more,
    accounts: accounts.map((text) => account(name, text)),
    forwarders: Object.entries(forwarders).map(([name, to]): Forwarder => ({ name, to })),
  };
}

function world(name: string, routes: readonly Route[], domains: readonly Domain[]): Deployment {
  return {
    name,
    main: "company.com",
    addresses: domains.flatMap(({ addresses }) => addresses),
    domains,
    routes,
    dns: Object.fromEntries(domains.map(({ name }) => [name, [MAIN_ADDRESS]])),
  };
}

/** Where all logins arrive: their names say the Domain, so that no other address tells more. */
export const MAIN_ADDRESS = "127.0.0.1";

/** A Router table in which records meet each other, the Domains, and what these hold. */
export const routerDeployment: Deployment = world("router", records, [
  domain("company.com", ["info+help", "joe+joseph", "desk"], {
    addresses: [MAIN_ADDRESS],
    forwarders: { away: "info@client2.com", hop: "desk@old.example" },
    groups: [{ name: "staff", members: ["info@company.com"] }],
    lists: [{ name: "news", members: ["info@company.com"] }],
  }),
  domain("client1.com", ["info+assist", "john", "sales"], {
    aliases: ["mail.client1.com"],
    addresses: ["127.0.1.1"],
    forwarders: { spin: "spin@turn.example", there: "back@client1.com", back: "there@client1.com" },
    groups: [{ name: "joe", members: ["john@client1.com"] }],
  }),
  domain("client2.com", ["info", "ann", "desk", "ann.lee", "pam+wheel"], {
    aliases: ["www.client2.com"],
  }),
  domain("client3.com", ["info"]),
  domain("client4.com", FIVE, { forwarders: { on: "chain@client2.com" } }),
  domain("client5.com", FIVE, { aliases: ["mail.client5.com"] }),
  domain("client6.com", [...FIVE, "pat"]),
  domain("info.local", ["joe"]),
  {
    ...domain("client7.com", [], { aliases: ["mail.client7.com"] }),
    accounts: [
      { ...likeMain("info"), enabled: false },
      { ...likeMain("joe"), services: [] },
    ],
  },
  { ...domain("client8.com", [], { services: [] }), accounts: [likeMain("info")] },
]);

/** hop1.example to client1.com, hop2.example to hop1.example, and so on: as many rewrites as its number says. */
const hops = Array.from({ length: 101 }, (_, at): Route => ({
  from: `hop${at + 1}.example`,
  to: at === 0 ? "client1.com" : `hop${at}.example`,
}));

/** Ways of a hundred rewrites, and of one more (route.loop). */
export const limitDeployment: Deployment = world("router-limit", hops, [
  domain("company.com", ["info"], {
    addresses: [MAIN_ADDRESS],
    forwarders: { far: "info@hop99.example", further: "info@hop100.example" },
  }),
  domain("client1.com", ["info+help"]),
]);
