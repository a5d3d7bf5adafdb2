import { Buffer } from "node:buffer";
import type { Deployment, FullName } from "../../fixtures/deployment.ts";
import { type Element, xml } from "../protocols/xmpp/element.ts";
import { xmpp } from "../protocols/xmpp/mod.ts";
import { StreamReader } from "../protocols/xmpp/reader.ts";
import type { Door, LoginRequest } from "../session.ts";
import type { Roster } from "../store/roster.ts";
import { createHub, openStore } from "../store/mod.ts";
import type { Wire } from "../wire.ts";
import { NO_POST, pagesOfOne } from "./door.ts";
import { converse } from "./talk.ts";

/** What a client sends first. */
export function header(attrs = "to='a.example' version='1.0'"): string {
  return `<?xml version='1.0'?><stream:stream ${attrs} xmlns='jabber:client' ` +
    `xmlns:stream='http://etherx.jabber.org/streams'>`;
}

export function auth(name: string, password: string, authzid = ""): string {
  const message = Buffer.from(`${authzid}\0${name}\0${password}`).toString("base64");
  return `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${message}</auth>`;
}

export function bindAs(resource: string): string {
  return `<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>` +
    `<resource>${resource}</resource></bind></iq>`;
}

/** The client's end of a stream. */
export interface Peer extends AsyncDisposable {
  send(...data: (string | Uint8Array)[]): void;
  /** The next element at the top, written anew: namespaces where they change, blanks gone. Nothing once the stream is over. */
  hear(): Promise<string | undefined>;
  hears(count: number): Promise<string[]>;
  /** All that comes up to the end, as it came. */
  rest(): Promise<string>;
  /** Reads a header of the server's, and gives its attributes. */
  opened(): Promise<Element["attrs"]>;
  hangUp(): void;
  readonly over: Promise<void>;
}

/** Says something last that is always answered: what is heard before its answer is all that came. */
export async function allHeard(peer: Peer): Promise<string[]> {
  peer.send("<iq type='get' id='last'><ping xmlns='urn:xmpp:ping'/></iq>");
  const heard: string[] = [];
  for (let one; (one = await peer.hear()) && !one.includes("id='last'");) heard.push(one);
  return heard;
}

const ACCOUNTS: readonly FullName[] = ["info@a.example", "Info@b.example", "zoe@b.example"];
/** Two Domains with three accounts; it listens nowhere unless told. */
export const DEPLOYMENT: Deployment = {
  name: "xmpp test",
  main: "a.example",
  addresses: [],
  routes: [],
  dns: {},
  domains: ["a.example", "b.example"].map((name) => ({
    name,
    aliases: [],
    addresses: [],
    forwarders: [],
    groups: [],
    lists: [],
    accounts: ACCOUNTS.filter((account) => account.endsWith(`@${name}`)).map((account) => ({
      name: account.slice(0, account.indexOf("@")),
      password: "secret",
      aliases: [],
      enabled: true,
    })),
  })),
};

/** A server's world in memory: two Domains, `alias.example` for b.example; every password is `secret`. */
export function xmppWorld() {
  const store = openStore();
  store.provision(DEPLOYMENT);
  const resolve = (address: string) => {
    const wanted = address.toLowerCase().replace(/%(?=[^@%]*$)/, "@")
      .replace("@alias.example", "@b.example");
    return ACCOUNTS.find((account) => account.toLowerCase() === wanted);
  };
  const hub = createHub(resolve);
  const served = ["a.example", "b.example", "alias.example"];
  const asked: LoginRequest[] = [];

  let watchers = 0;
  /** The account's roster, its watchers counted. */
  function watched(account: FullName): Roster {
    const { roster } = store.account(account);
    return {
      items: () => roster.items(),
      get: (jid) => roster.get(jid),
      set: (contact) => roster.set(contact),
      remove: (jid) => roster.remove(jid),
      watch(changed) {
        watchers++;
        const stop = roster.watch(changed);
        return () => {
          watchers--;
          stop();
        };
      },
    };
  }

  function door(): Door {
    let refused = 0;
    return {
      serves: (target) => served.includes(target),
      async login(request) {
        asked.push(request);
        const { name, hint = "", authzid = name, proof } = request;
        const account = resolve(/[@]/.test(name) ? name : `${name}@${hint}`);
        if (!account || authzid !== name || !await proof.accepts("secret")) {
          refused++;
          return { kind: "refused", because: "account" };
        }
        const own = { ...store.account(account), roster: watched(account) };
        const session = {
          account,
          ...own,
          signals: hub.enter(account),
          changePassword: () => false,
        };
        return { kind: "opened", session };
      },
      failed: () => void refused++,
      get exhausted() {
        return refused >= 3;
      },
      pages: pagesOfOne(),
      post: NO_POST,
    };
  }

  function connect(wire: Partial<Wire> = {}): Peer {
    const { send, until, hangUp, over } = converse(xmpp, door(), wire);
    const chunk = async () => {
      const part = await until(">").catch(() => undefined);
      return part === undefined ? undefined : Buffer.from(part);
    };
    const reader = new StreamReader({
      chunk,
      limits: { literal: 0, stanza: 1 << 20, depth: 100 },
    });
    const hear = async () => {
      const arrival = await reader.next();
      return arrival.kind === "stanza" ? xml(arrival.stanza) : undefined;
    };
    return {
      send: (...data) => data.forEach(send),
      hear,
      async hears(count) {
        const heard: string[] = [];
        for (let i = 0; i < count; i++) heard.push(await hear() ?? "(over)");
        return heard;
      },
      async rest() {
        let all = "";
        for (let part; (part = await chunk());) all += part;
        return all;
      },
      async opened() {
        reader.restart();
        const arrival = await reader.next();
        return arrival.kind === "header" ? arrival.header.attrs : {};
      },
      hangUp,
      over,
      async [Symbol.asyncDispose]() {
        hangUp();
        await over;
      },
    };
  }

  /** A client that is logged in and bound, and has sent what it is told to. */
  async function online(account: FullName, resource: string, ...sends: string[]): Promise<Peer> {
    const peer = connect();
    peer.send(header("to='b.example' version='1.0'"), auth(account, "secret"));
    await peer.opened();
    await peer.hears(2);
    peer.send(header("to='b.example' version='1.0'"), bindAs(resource), ...sends);
    await peer.opened();
    await peer.hears(2);
    return peer;
  }

  return {
    asked,
    connect,
    online,
    watchers: () => watchers,
    roster: (account: FullName) => store.account(account).roster,
    [Symbol.dispose]: () => store.close(),
  };
}
