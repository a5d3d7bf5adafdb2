import type { FullName } from "../../../fixtures/deployment.ts";
import type { Contact, Subscription } from "../../store/roster.ts";
import type { Signal } from "../../store/signals.ts";
import { probe, vanish } from "./availability.ts";
import { type Element, withAttrs, xml } from "./element.ts";
import { jid } from "./jid.ts";
import { available, type ConnectedResource, handOver, presenceOf, show } from "./resource.ts";
import { contactFor, holds } from "./sharing.ts";

/** What a subscription becomes (RFC 6121, appendix A). */
type Change = Readonly<Record<Subscription, Subscription>>;
const GAINS_TO: Change = { none: "to", to: "to", from: "both", both: "both" };
const GAINS_FROM: Change = { none: "from", from: "from", to: "both", both: "both" };
const LOSES_TO: Change = { none: "none", to: "none", from: "from", both: "from" };
const LOSES_FROM: Change = { none: "none", from: "none", to: "to", both: "to" };

/**
 * What a subscription stanza changes for an account, to be done by the caller in its place. Nothing: the stanza has no effect, and nobody
 * else hears of it.
 */
type Effect = (
  me: ConnectedResource,
  account: FullName,
  contact: Contact,
) => (() => void) | undefined;

const NO_CHANGE = () => {};

/** Nobody gets this account's presence any more who was given it, or asked for it. */
const revoke: Effect = (me, account, contact) => {
  const asked = me.requests.delete(account);
  if (!holds(contact, "from")) return asked ? NO_CHANGE : undefined;
  return () => {
    me.session.roster.set({ ...contact, subscription: LOSES_FROM[contact.subscription] });
    vanish(me, account);
  };
};

/** This account no longer gets, or asks for, the contact's presence. */
const renounce: Effect = (me, _, contact) => {
  if (!contact.ask && !holds(contact, "to")) return undefined;
  const subscription = LOSES_TO[contact.subscription];
  return () => me.session.roster.set({ ...contact, ask: false, subscription });
};

/** When the account's own client sends it. */
const OUTBOUND: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ["subscribe", (me, _, contact) => {
    if (holds(contact, "to")) return NO_CHANGE;
    return () => me.session.roster.set({ ...contact, ask: true });
  }],
  ["unsubscribe", renounce],
  ["subscribed", (me, account, contact) => {
    if (!me.requests.delete(account)) return undefined;
    const subscription = GAINS_FROM[contact.subscription];
    return () => me.session.roster.set({ ...contact, subscription });
  }],
  ["unsubscribed", revoke],
]);

/** When it comes from the contact. */
const INBOUND: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ["unsubscribe", revoke],
  ["subscribed", (me, _, contact) => {
    if (!contact.ask) return undefined;
    const subscription = GAINS_TO[contact.subscription];
    return () => me.session.roster.set({ ...contact, ask: false, subscription });
  }],
  ["unsubscribed", renounce],
]);

export const SUBSCRIPTIONS: ReadonlySet<string> = new Set(OUTBOUND.keys());

/** A client's own stanza (RFC 6121, sections 3.1 to 3.3). It goes from the account to an account, whatever resource it names. */
export function manage(me: ConnectedResource, stanza: Element, account: FullName): void {
  if (account === me.account) return;
  const { type = "", to = account } = stanza.attrs;
  const address = jid(to)?.bare ?? account;
  const contact = contactFor(me, account) ?? stranger(address.toLowerCase());
  const change = OUTBOUND.get(type)?.(me, account, contact);
  if (!change) return;
  change();
  pass(me, account, withAttrs(stanza, { from: me.account, to: address }));
}

/** Another account's stanza. */
export function receiveSubscription(
  me: ConnectedResource,
  stanza: Element,
  { account }: Signal["from"],
): void {
  const contact = contactFor(me, account) ?? stranger(account);
  const { type = "" } = stanza.attrs;
  if (type !== "subscribe") {
    const change = INBOUND.get(type)?.(me, account, contact);
    if (!change) return;
    const own = available(me, me.account);
    for (const resource of own) show(me, resource, stanza);
    // The roster push comes behind the stanza (RFC 6121, sections 3.1.6, 3.2.3 and 3.3.3).
    change();
    if (type === "subscribed") own.forEach(({ name }) => probe(me, account, name));
  } else if (holds(contact, "from")) {
    // The other side does not know what it was granted already (RFC 6121, section 3.1.3).
    pass(me, account, presenceOf("subscribed", me.account, account));
  } else {
    me.requests.set(account, stanza);
    if (me.presence) me.stream.pass(xml(stanza));
  }
}

/** Tells an account that it is not subscribed, whatever its roster says (RFC 6121, section 4.3.2): it may have missed the end. */
export function deny(me: ConnectedResource, account: FullName): void {
  pass(me, account, presenceOf("unsubscribed", me.account, account));
}

/** Asks again for what was not answered, as nothing keeps a request for an account that is off line (RFC 6121, section 3.1.2). */
export function askAgain(me: ConnectedResource): void {
  for (const { jid, ask } of me.session.roster.items()) {
    const account = ask ? me.session.signals.resolve(jid) : undefined;
    if (account) pass(me, account, presenceOf("subscribe", me.account, jid));
  }
}

/** What has to be said before a contact leaves the roster (RFC 6121, section 2.5.2). */
export function cancelSubscriptions(me: ConnectedResource, contact: Contact): void {
  const account = me.session.signals.resolve(contact.jid);
  if (account === undefined || account === me.account) return;
  for (const [type, effect] of [["unsubscribe", renounce], ["unsubscribed", revoke]] as const) {
    const { jid } = contact;
    const current = me.session.roster.get(jid) ?? contact;
    const change = effect(me, account, current);
    if (!change) continue;
    change();
    pass(me, account, presenceOf(type, me.account, jid));
  }
}

/** A request is put before every client of an account; of the rest one takes care, and tells the others. */
function pass(me: ConnectedResource, account: FullName, stanza: Element): void {
  const resources = me.session.signals.resources(account);
  const takers = stanza.attrs["type"] === "subscribe" ? resources : resources.slice(0, 1);
  for (const taker of takers) handOver(me, taker, stanza);
}

function stranger(jid: string): Contact {
  return { jid, subscription: "none", ask: false, groups: [] };
}
