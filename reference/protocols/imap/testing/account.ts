import type { Deployment } from "../../../../fixtures/deployment.ts";
import type { Mail } from "../../../store/mail.ts";
import { openStore } from "../../../store/mod.ts";
import { doorTo, sessionWith } from "../../../testing/door.ts";
import { converse, type Talk, talk } from "../../../testing/talk.ts";
import type { Wire } from "../../../wire.ts";
import { imap } from "../mod.ts";

const NAME = "info@client1.com";
const LOGIN = `L LOGIN ${NAME} secret`;

/** An account in an empty store, and ways to talk to it. */
export interface Box {
  readonly mail: Mail;
  /** Appends a message, its lines joined by CRLF, to INBOX or another mailbox. @returns its uid */
  put(lines: readonly string[], flags?: readonly string[], mailbox?: string): number;
  /** Says the lines on a connection of their own, after a login; gives what the server says after that. */
  say(...lines: string[]): Promise<string[]>;
  /** Holds a whole conversation on another wire: a login, then these lines. */
  over(wire: Partial<Wire>, ...lines: string[]): Promise<void>;
  /** A connection that has logged in and heard the answers to these lines too, the last of them tagged `R`. */
  connect(...lines: string[]): Promise<Talk>;
}

const DEPLOYMENT: Deployment = {
  name: "imap-tests",
  main: "client1.com",
  addresses: [],
  domains: [{
    name: "client1.com",
    aliases: [],
    addresses: [],
    accounts: [{ name: "info", password: "secret", aliases: [], enabled: true }],
    forwarders: [],
    groups: [],
    lists: [],
  }],
  routes: [],
  dns: {},
};

/** Runs a test with an account whose INBOX is empty. */
export async function withBox(test: (box: Box) => Promise<void>): Promise<void> {
  const store = openStore();
  try {
    store.provision(DEPLOYMENT);
    const { mail } = store.account(NAME);
    mail.open("INBOX")!.expunge([1]);
    const door = () => doorTo({ name: NAME, password: "secret", session: sessionWith({ mail }) });
    await test({
      mail,
      put: (lines, flags = [], mailbox = "INBOX") =>
        mail.open(mailbox)!.append(new TextEncoder().encode(lines.join("\r\n")), flags, DAY),
      say: async (...lines) => (await talk(imap, door(), LOGIN, ...lines)).slice(2),
      over: (wire, ...lines) => {
        const client = converse(imap, door(), wire);
        client.say(LOGIN, ...lines);
        client.hangUp();
        return client.over;
      },
      connect: async (...lines) => {
        const client = converse(imap, door());
        client.say(LOGIN, ...lines);
        await client.until(lines.length > 0 ? "\r\nR OK" : "L OK");
        await client.until("\r\n");
        return client;
      },
    });
  } finally {
    store.close();
  }
}

/** The internal date of what `put` appends. */
const DAY = new Date("2026-02-03T04:05:06Z");
