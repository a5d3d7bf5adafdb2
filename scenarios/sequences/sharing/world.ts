import type { Account, Deployment, Domain, FullName } from "../../../fixtures/deployment.ts";

/** Names of Domains, each set for one deployment: nothing may hang on one of them. */
const NAMES = [
  { main: "hq.example", one: "north.example", two: "south.example" },
  { main: "trade.example", one: "alps.example", two: "lake.example" },
  { main: "zeta.example", one: "beta.example", two: "alpha.example" },
] as const;

/** Who takes part, the plainest first: what is drawn shrinks towards it. */
export interface Cast {
  readonly owner: FullName;
  /** The owner's namesake in the other secondary Domain: it has mailboxes of its own. */
  readonly namesake: FullName;
  readonly actors: readonly FullName[];
  /** To whom a right is given, in the words of an owner of the owner's Domain. */
  readonly identifiers: readonly string[];
  /** What stands behind `~`. `undefined`: nothing, the own mailbox. */
  readonly names: readonly (string | undefined)[];
}

const names = (at: number) => NAMES[at % NAMES.length] ?? NAMES[0];

function account(domain: string, name: string, more: Partial<Account> = {}): Account {
  return { name, password: `${name}-of-${domain}-7`, aliases: [], enabled: true, ...more };
}

/** Three Domains with namesakes and an administrator each; the Groups have members in several. */
export function sharingWorld(at: number): Deployment {
  const { main, one, two } = names(at);
  const domain = (name: string, address: string, more: Partial<Domain>): Domain => ({
    name,
    aliases: [`mail.${name}`],
    addresses: [address],
    accounts: [
      account(name, "ann", { aliases: ["anna"] }),
      account(name, "bob", { aliases: ["bobby"] }),
      account(name, "eve"),
      account(name, "root", { administrator: true }),
    ],
    forwarders: [],
    groups: [],
    lists: [],
    ...more,
  });
  const addresses = ["127.0.0.1", "127.0.1.1", "127.0.2.1"] as const;
  return {
    name: `sharing-${at}`,
    main,
    addresses,
    domains: [
      domain(main, addresses[0], { forwarders: [{ name: "desk", to: `ann@${one}` }] }),
      domain(one, addresses[1], {
        groups: [{ name: "team", members: ["eve", `bobby@mail.${two}`, `ann@${main}`] }],
      }),
      domain(two, addresses[2], { groups: [{ name: "team", members: [`bob@${one}`, "eve"] }] }),
    ],
    routes: [{ from: `<old@${two}>`, to: `ann@${one}` }],
    dns: { [main]: [addresses[0]], [one]: [addresses[1]], [two]: [addresses[2]] },
  };
}

/** The cast of a deployment that `sharingWorld` made. */
export function castOf({ main, domains }: Deployment): Cast {
  const [, { name: one } = { name: main }, { name: two } = { name: main }] = domains;
  return {
    owner: `ann@${one}`,
    namesake: `ann@${two}`,
    actors: [
      `ann@${one}`,
      `bob@${one}`,
      `bob@${two}`,
      `root@${one}`,
      `root@${main}`,
      `ann@${two}`,
      `root@${two}`,
      `eve@${one}`,
      `ann@${main}`,
      `eve@${two}`,
    ],
    identifiers: [
      `bob@${one}`,
      `bob@${two}`,
      `root@${main}`,
      "bob",
      "#team",
      "anyone",
      "anyone@",
      `anyone@${two}`,
      `#team@${two}`,
      `anyone@${main}`,
      `ann@${two}`,
      `BOB@${one.toUpperCase()}`,
      `ann@${one}`,
    ],
    names: [
      `ann@${one}`,
      undefined,
      "ann",
      `ann@${two}`,
      `ann@mail.${one}`,
      `anna@${one}`,
      `ANN@${one.toUpperCase()}`,
      `ann%${one}`,
      `desk@${main}`,
      `old@${two}`,
      "anna",
      "old",
    ],
  };
}
