import type { FullName } from "../../fixtures/deployment.ts";
import type { Subscription } from "../store/roster.ts";
import type { xmppWorld } from "./xmpp.ts";

export { allHeard, xmppWorld } from "./xmpp.ts";

type World = ReturnType<typeof xmppWorld>;

/** What an account's roster says of a contact. */
export function contactState(world: World, account: FullName, jid: string): string {
  const found = world.roster(account).get(jid);
  return found ? `${found.subscription}${found.ask ? " asked" : ""}` : "absent";
}

/** Makes the subscription that info has to zoe, and zoe to info. */
export function subscribe(world: World, subscription: Subscription): void {
  const mirror = { none: "none", to: "from", from: "to", both: "both" } as const;
  const rest = { ask: false, groups: [] };
  world.roster("info@a.example").set({ jid: "zoe@b.example", subscription, ...rest });
  const other = mirror[subscription];
  world.roster("zoe@b.example").set({ jid: "info@a.example", subscription: other, ...rest });
}

/** A presence stanza as `hear` gives it. */
export const presence = (attrs: string, content = "") =>
  content ? `<presence ${attrs}>${content}</presence>` : `<presence ${attrs}/>`;
