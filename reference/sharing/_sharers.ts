import type { Account, Deployment, Domain, FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { doorTo } from "../door.ts";
import { directoryOf, type Policy, referencePolicy } from "../policy/mod.ts";
import { imap } from "../protocols/imap/mod.ts";
import type { Door } from "../session.ts";
import { openStore } from "../store/mod.ts";
import { NO_POST, pagesOfOne, sessionWith } from "../testing/door.ts";
import { converse } from "../testing/talk.ts";
import { sharedWith } from "./mod.ts";

/** An IMAP session of one account. */
export interface Sharer {
  /** Says a command without its tag. @returns all lines up to the tagged one; of that the status and the code: `OK`, `NO [NOPERM]` */
  ask(command: string): Promise<string[]>;
  /** The tagged answer alone, as above. */
  end(command: string): Promise<string>;
  /** Says a line as it is. */
  say(line: string): void;
  hear(): Promise<string | undefined>;
}

export interface Sharers {
  /** A session of this account on an address of the server's; absent: on one that is nobody's. */
  imap(account: FullName, localAddress?: string): Promise<Sharer>;
  door(protocol: Protocol, localAddress?: string): Door;
  reconfigure(change: (deployment: Deployment) => Deployment): void;
}

const account = (name: string, more: Partial<Account> = {}): Account => ({
  name,
  password: "secret",
  aliases: [],
  enabled: true,
  ...more,
});

const domain = (
  name: string,
  accounts: readonly Account[],
  more: Partial<Domain> = {},
): Domain => ({
  name,
  aliases: [],
  addresses: [],
  accounts,
  forwarders: [],
  groups: [],
  lists: [],
  ...more,
});

export const DEPLOYMENT: Deployment = {
  name: "sharers",
  main: "company.com",
  addresses: ["127.0.0.1", "127.0.0.2"],
  domains: [
    domain("company.com", [account("info"), account("boss", { administrator: true })]),
    domain("client1.com", [
      account("info", { aliases: ["help"] }),
      account("joe", { aliases: ["jj"] }),
      account("chief", { administrator: true }),
    ], {
      aliases: ["mail.client1.com"],
      forwarders: [{ name: "sales", to: "ann@client2.com" }],
      groups: [
        { name: "team", members: ["jj", "sales"] },
        { name: "staff", members: ["team", "boss@company.com"] },
      ],
      lists: [{ name: "news", members: ["joe"] }],
    }),
    domain("client2.com", [account("info"), account("ann")], { addresses: ["127.0.0.2"] }),
  ],
  routes: [
    { from: "<desk@client1.com>", to: "info@client1.com" },
    { from: "old.example", to: "client1.com" },
    { from: "<*@infos.example>", to: "info@client1.com" },
  ],
  dns: {},
};

/** Runs a test in a server's world. All conversations are ended behind it. */
export async function withSharers(
  act: (sharers: Sharers) => Promise<void>,
  policy: Policy = referencePolicy,
): Promise<void> {
  const store = openStore();
  store.provision(DEPLOYMENT);
  let world = directoryOf(DEPLOYMENT);
  const ends: (() => Promise<void>)[] = [];
  const door = (protocol: Protocol, localAddress = "127.0.0.1") =>
    doorTo({
      policy,
      world: () => world,
      open: (account) =>
        sessionWith({
          account,
          ...sharedWith({
            policy,
            world: () => world,
            viewer: { account, opened: world, protocol, localAddress },
            stored: (other) => store.account(other),
          }),
        }),
      protocol,
      localAddress,
      refusals: 10,
      pages: pagesOfOne(),
      post: NO_POST,
    });
  try {
    await act({
      door,
      reconfigure(change) {
        const next = change(world.deployment);
        store.provision(next);
        world = directoryOf(next);
      },
      async imap(account, localAddress) {
        const talk = converse(imap, door("imap", localAddress));
        ends.push(() => {
          talk.hangUp();
          return talk.over;
        });
        await talk.hear();
        const ask = async (command: string) => {
          talk.say(`a ${command}`);
          const heard: string[] = [];
          for (;;) {
            const line = await talk.hear() ?? "a closed";
            const end =
              /^a (\w+(?: \[(?:NOPERM|NONEXISTENT|READ-ONLY|READ-WRITE|TRYCREATE|CANNOT)\])?)/
                .exec(line);
            if (end) return [...heard, end[1]!];
            heard.push(line);
          }
        };
        await ask(`LOGIN ${account} secret`);
        return {
          ask,
          end: async (command) => (await ask(command)).at(-1)!,
          say: talk.say,
          hear: talk.hear,
        };
      },
    });
  } finally {
    for (const end of ends) await end();
    store.close();
  }
}
