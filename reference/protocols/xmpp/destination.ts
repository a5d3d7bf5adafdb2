import type { FullName } from "../../../fixtures/deployment.ts";
import type { StanzaCondition } from "./conditions.ts";
import { jid } from "./jid.ts";
import type { ConnectedResource } from "./resource.ts";

/** Where a stanza goes. */
export type Destination =
  | { readonly kind: "account"; readonly account: FullName; readonly resource?: string }
  /** The server itself: a Domain without an account. */
  | { readonly kind: "server" }
  | { readonly kind: "nowhere"; readonly because: StanzaCondition };

/** Addresses are routed as mail is (route.same-as-signal). Without one a stanza is for the sender's own account. */
export function destination(me: ConnectedResource, to: string | undefined): Destination {
  if (to === undefined) return { kind: "account", account: me.account };
  const address = jid(to);
  if (!address) return { kind: "nowhere", because: "jid-malformed" };
  const { bare, domain, ofAccount, resource } = address;
  const account = ofAccount ? me.session.signals.resolve(bare) : undefined;
  if (account) return { kind: "account", account, ...resource === undefined ? {} : { resource } };
  if (!me.serves(domain)) return { kind: "nowhere", because: "remote-server-not-found" };
  return ofAccount ? { kind: "nowhere", because: "service-unavailable" } : { kind: "server" };
}
