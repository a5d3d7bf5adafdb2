import type { Contact } from "../../store/roster.ts";
import { iqResult, stanzaError } from "./conditions.ts";
import { type Element, element, elementsOf, textIn, xml } from "./element.ts";
import { jid, sameBare } from "./jid.ts";
import { NS } from "./namespaces.ts";
import type { ConnectedResource } from "./resource.ts";
import { cancelSubscriptions } from "./subscription.ts";

/** The whole roster (RFC 6121, section 2.1.3). From then on this resource is told of every change (2.1.6). */
export function rosterGet(me: ConnectedResource, request: Element): Element {
  const { roster } = me.session;
  me.stopPushes ??= roster.watch((news) => {
    const item = "removed" in news
      ? element(NS.roster, "item", { jid: news.jid, subscription: "remove" })
      : itemOf(news);
    const push = { type: "set", id: `push-${crypto.randomUUID()}`, to: me.jid };
    me.stream.pass(xml(element(NS.client, "iq", push, query([item]))));
  });
  return iqResult(request, query(roster.items().map(itemOf)));
}

/** Adds, changes or removes one item (RFC 6121, sections 2.3 to 2.5). Subscriptions are not the client's to set. */
export function rosterSet(me: ConnectedResource, request: Element, { children }: Element): Element {
  const { roster } = me.session;
  const [item, ...others] = children.filter((one) => typeof one !== "string");
  const address = jid(item?.attrs["jid"] ?? "");
  if (!item || item.name !== "item" || others.length > 0 || !address) {
    return stanzaError(request, "bad-request");
  }
  const known = roster.items().find((contact) => sameBare(contact.jid, address.bare));
  if (item.attrs["subscription"] === "remove") {
    if (!known) return stanzaError(request, "item-not-found");
    cancelSubscriptions(me, known);
    roster.remove(known.jid);
    return iqResult(request);
  }
  const groups = elementsOf(item).filter(({ name }) => name === "group").map(textIn);
  if (new Set(groups).size < groups.length) return stanzaError(request, "bad-request");
  if (groups.includes("")) return stanzaError(request, "not-acceptable");
  const { name } = item.attrs;
  const { subscription = "none", ask = false } = known ?? {};
  roster.set({
    jid: known?.jid ?? address.bare.toLowerCase(),
    ...name === undefined ? {} : { name },
    subscription,
    ask,
    groups,
  });
  return iqResult(request);
}

function query(items: readonly Element[]): Element {
  return element(NS.roster, "query", {}, ...items);
}

function itemOf({ jid, name, subscription, ask, groups }: Contact): Element {
  return element(
    NS.roster,
    "item",
    { jid, name, subscription, ask: ask ? "subscribe" : undefined },
    ...groups.map((group) => element(NS.roster, "group", {}, group)),
  );
}
