import type { FullName } from "../../../fixtures/deployment.ts";
import type { Signal } from "../../store/signals.ts";
import { answerProbe, broadcast, probeAll } from "./availability.ts";
import { stanzaError } from "./conditions.ts";
import { destination } from "./destination.ts";
import { child, type Element, textIn, withAttrs, xml } from "./element.ts";
import { NS } from "./namespaces.ts";
import { available, type ConnectedResource, presenceOf, show } from "./resource.ts";
import { sharesPresence } from "./sharing.ts";
import { askAgain, deny, manage, receiveSubscription, SUBSCRIPTIONS } from "./subscription.ts";

/** Types that a client may send to an address, beside those of subscriptions; `undefined` is available. */
const DIRECTED = new Set([undefined, "unavailable", "error"]);

/** Presence from the client (RFC 6121, sections 3 and 4). */
export async function presence(me: ConnectedResource, stanza: Element): Promise<void> {
  const { type, to } = stanza.attrs;
  const managed = SUBSCRIPTIONS.has(type ?? "");
  // A probe is the server's business, and a client's is passed over (RFC 6121, section 4.3).
  if (type === "probe") return;
  if (!DIRECTED.has(type) && !managed) return await me.say(stanzaError(stanza, "bad-request"));
  if (to === undefined) {
    if (managed) return await me.say(stanzaError(stanza, "bad-request"));
    if (type === "unavailable") return leave(me, stanza);
    return type === undefined ? await appear(me, stanza) : undefined;
  }

  const goal = destination(me, to);
  if (goal.kind === "account") {
    if (managed) manage(me, stanza, goal.account);
    else direct(me, stanza, goal.account, goal.resource);
  } else if (
    goal.kind === "nowhere" && goal.because !== "service-unavailable" && type !== "error"
  ) {
    // To an account that is not there presence is lost without a word (RFC 6121, section 8.5.1).
    await me.say(stanzaError(stanza, goal.because));
  }
}

/** What comes from another client's server side, by type. */
export function receivePresence(
  me: ConnectedResource,
  stanza: Element,
  from: Signal["from"],
): void {
  if (stanza.attrs["type"] !== "probe") receiveSubscription(me, stanza, from);
  else if (sharesPresence(me, from)) answerProbe(me, from);
  else deny(me, from.account);
}

async function appear(me: ConnectedResource, stanza: Element): Promise<void> {
  const priority = priorityIn(stanza);
  if (priority === undefined) return await me.say(stanzaError(stanza, "bad-request"));
  const initial = me.presence === undefined;
  me.presence = stanza;
  me.announce(priority);
  broadcast(me, stanza);
  if (!initial) return;
  probeAll(me);
  askAgain(me);
  for (const request of me.requests.values()) me.stream.pass(xml(request));
}

/** Goes off line for all who could know, and stays bound (RFC 6121, section 4.5.2). */
export function leave(
  me: ConnectedResource,
  stanza: Element = presenceOf("unavailable", me.jid, me.account),
): void {
  const known = me.presence !== undefined;
  me.presence = undefined;
  me.announce();
  if (known) broadcast(me, stanza);
  const told = [...me.directed.values()];
  me.directed.clear();
  for (const to of told) {
    const goal = destination(me, to);
    if (goal.kind === "account") {
      direct(me, withAttrs(stanza, { to }), goal.account, goal.resource);
    }
  }
}

/** RFC 6121, section 4.6. */
function direct(
  me: ConnectedResource,
  stanza: Element,
  account: FullName,
  name: string | undefined,
): void {
  const { type, to = account } = stanza.attrs;
  const key = name === undefined ? account : `${account}/${name}`;
  if (type === undefined) me.directed.set(key, to);
  else me.directed.delete(key);
  const takers = name === undefined
    ? available(me, account)
    : me.session.signals.resources(account).filter((resource) => resource.name === name);
  for (const taker of takers) show(me, taker, stanza);
}

/** A whole number of one byte, 0 where there is none (RFC 6121, section 4.7.2.3). */
function priorityIn(stanza: Element): number | undefined {
  const sent = child(stanza, NS.client, "priority");
  const text = sent ? textIn(sent) : "0";
  const priority = /^[+-]?[0-9]{1,3}$/.test(text) ? Number(text) : NaN;
  return priority >= -128 && priority <= 127 ? priority : undefined;
}
