import type { FullName } from "../../../fixtures/deployment.ts";
import type { Signal } from "../../store/signals.ts";
import { type Element, withAttrs } from "./element.ts";
import { available, type ConnectedResource, handOver, presenceOf, show } from "./resource.ts";
import { subscribed } from "./sharing.ts";

/** Sends presence to all who are subscribed to it, and to the account's own clients (RFC 6121, sections 4.2.2, 4.4.2, 4.5.2). */
export function broadcast(me: ConnectedResource, presence: Element): void {
  for (const account of [...subscribed(me, "from"), me.account]) {
    const copy = withAttrs(presence, { to: account });
    for (const resource of available(me, account)) show(me, resource, copy);
  }
}

/** Asks the clients of an account for their presence, on behalf of one of this account's (RFC 6121, section 4.3). */
export function probe(me: ConnectedResource, account: FullName, as = me.name): void {
  const question = presenceOf("probe", `${me.account}/${as}`, account);
  for (const resource of available(me, account)) {
    if (account !== me.account || resource.name !== as) handOver(me, resource, question, as);
  }
}

/** Asks all whose presence this client is to have: what it is not subscribed to, it does not ask for. */
export function probeAll(me: ConnectedResource): void {
  for (const account of [...subscribed(me, "to"), me.account]) probe(me, account);
}

/** Tells a client that asked, and may know, of this one's presence. */
export function answerProbe(me: ConnectedResource, from: Signal["from"]): void {
  if (!me.presence) return;
  const asker = available(me, from.account).find(({ name }) => name === from.resource);
  if (asker) show(me, asker, withAttrs(me.presence, { to: `${from.account}/${from.resource}` }));
}

/** For an account that may no longer know, all clients of this one go (RFC 6121, sections 3.2.2 and 3.3.3). */
export function vanish(me: ConnectedResource, account: FullName): void {
  for (const own of available(me, me.account)) {
    const gone = presenceOf("unavailable", `${me.account}/${own.name}`, account);
    for (const resource of available(me, account)) show(me, resource, gone);
  }
}
