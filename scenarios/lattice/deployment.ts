import type { Deployment, Domain } from "../../fixtures/deployment.ts";

/** Every Domain has `info`, with a password of its own, and an address; 127.0.1.9 is nobody's, and all names lead there too. */
const NAMES = ["company.com", "client1.com", "client2.com", "client3.com"] as const;

const addressOf = (at: number) => at === 0 ? "127.0.0.1" : `127.0.1.${at}`;

const domain = (name: string, at: number): Domain => ({
  name,
  aliases: [],
  addresses: [addressOf(at)],
  accounts: [{ name: "info", password: `lattice-${at}-of-four`, aliases: [], enabled: true }],
  forwarders: [],
  groups: [],
  lists: [],
});

/** The address that no Domain has. */
export const SHARED = "127.0.1.9";

/** The world of the lattice of hints. */
export const latticeDeployment: Deployment = {
  name: "lattice",
  main: "company.com",
  addresses: [...NAMES.map((_, at) => addressOf(at)), SHARED],
  domains: NAMES.map(domain),
  routes: [],
  dns: Object.fromEntries(NAMES.map((name, at) => [name, [addressOf(at), SHARED]])),
};

/** The Domains that two hints name, and one that neither does: not the Main Domain, which an address of nobody's gives. */
export const [FIRST, SECOND, NEITHER] = latticeDeployment.domains.slice(1) as [
  Domain,
  Domain,
  Domain,
];
