import type { FullName } from "../../../fixtures/deployment.ts";
import type { Session } from "../../session.ts";
import type { Resource, Signal } from "../../store/signals.ts";
import { type Element, element, xml } from "./element.ts";
import { NS } from "./namespaces.ts";
import type { Stream } from "./stream.ts";

/** Does what an account's server does with a stanza from another account, or another resource of its own. */
export type Receive = (me: ConnectedResource, stanza: Element, from: Signal["from"]) => void;

/** A client that has bound a resource (RFC 6121's word): one session of an account, and what it has said of itself. */
export class ConnectedResource {
  readonly stream: Stream;
  readonly session: Session;
  readonly account: FullName;
  readonly name: string;
  /** The full JID: the account that was opened, whatever the target was (client.xmpp.jid). */
  readonly jid: string;
  readonly serves: (domain: string) => boolean;
  /** Presence as it was last sent, stamped; nothing while unavailable. */
  presence: Element | undefined;
  /** Who got presence sent to them alone: where it leads (an account or a full JID), and the address as it was sent. */
  readonly directed = new Map<string, string>();
  /** Subscription requests to this account that nobody has answered yet, by who asks. */
  readonly requests = new Map<FullName, Element>();
  /** Ends the roster pushes, once the roster was asked for. */
  stopPushes: (() => void) | undefined;
  readonly #receive: Receive;

  constructor(
    stream: Stream,
    session: Session,
    name: string,
    serves: (domain: string) => boolean,
    receive: Receive,
  ) {
    this.stream = stream;
    this.session = session;
    this.account = session.account;
    this.name = name;
    this.jid = `${session.account}/${name}`;
    this.serves = serves;
    this.#receive = receive;
  }

  /** Tells the hub what is known of this resource. @returns false where another session has its name */
  announce(priority?: number): boolean {
    const deliver = ({ from, body }: Signal) => {
      if (typeof body === "string") this.stream.pass(body);
      else if (isElement(body)) this.#receive(this, body, from);
    };
    const known = priority === undefined ? {} : { priority };
    return this.session.signals.bind({ name: this.name, ...known, deliver });
  }

  say(...stanzas: readonly Element[]): Promise<void> {
    return this.stream.say(...stanzas);
  }
}

/** Resources of an account that have sent presence. */
export function available(me: ConnectedResource, account: FullName): readonly Resource[] {
  return me.session.signals.resources(account).filter(({ priority }) => priority !== undefined);
}

/** Puts a stanza before a client as it stands. */
export function show(me: ConnectedResource, resource: Resource, stanza: Element): void {
  resource.deliver({ from: { account: me.account, resource: me.name }, body: xml(stanza) });
}

/** Hands a stanza to the server's side of another account, which decides what becomes of it. */
export function handOver(
  me: ConnectedResource,
  resource: Resource,
  stanza: Element,
  as = me.name,
): void {
  resource.deliver({ from: { account: me.account, resource: as }, body: stanza });
}

/** Presence of a type, from and to whom it says. */
export function presenceOf(type: string, from: string, to: string): Element {
  return element(NS.client, "presence", { type, from, to });
}

function isElement(body: unknown): body is Element {
  return typeof body === "object" && body !== null && "ns" in body && "children" in body;
}
