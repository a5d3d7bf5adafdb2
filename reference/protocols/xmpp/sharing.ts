import type { FullName } from "../../../fixtures/deployment.ts";
import type { Contact } from "../../store/roster.ts";
import type { Signal } from "../../store/signals.ts";
import { sameBare } from "./jid.ts";
import type { ConnectedResource } from "./resource.ts";

/** Whether a contact gets the account's presence, or the account the contact's (RFC 6121, section 2.1.2.5). */
const HOLDS = {
  from: new Set<string>(["from", "both"]),
  to: new Set<string>(["to", "both"]),
} as const;

export function holds(contact: Contact | undefined, direction: keyof typeof HOLDS): boolean {
  return contact !== undefined && HOLDS[direction].has(contact.subscription);
}

/** The roster item for an account, under whatever address that leads to it. */
export function contactFor(me: ConnectedResource, account: FullName): Contact | undefined {
  const items = me.session.roster.items();
  return items.find(({ jid }) => sameBare(jid, account)) ??
    items.find(({ jid }) => me.session.signals.resolve(jid) === account);
}

/** The accounts here that a subscription joins to this one, each once. */
export function subscribed(
  me: ConnectedResource,
  direction: keyof typeof HOLDS,
): readonly FullName[] {
  const joined = me.session.roster.items()
    .filter((contact) => holds(contact, direction))
    .map(({ jid }) => me.session.signals.resolve(jid))
    .filter((account) => account !== undefined && account !== me.account);
  return [...new Set(joined as FullName[])];
}

/** Whether a client elsewhere may know of this one: by subscription, or by presence sent to it alone. */
export function sharesPresence(
  me: ConnectedResource,
  { account, resource }: Signal["from"],
): boolean {
  return account === me.account ||
    holds(contactFor(me, account), "from") ||
    me.directed.has(account) ||
    me.directed.has(`${account}/${resource}`);
}
