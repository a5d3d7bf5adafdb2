import { type Element, withAttrs } from "./element.ts";
import { iq, receiveIq } from "./iq.ts";
import { jid, sameBare } from "./jid.ts";
import { message } from "./message.ts";
import { NS } from "./namespaces.ts";
import { leave, presence, receivePresence } from "./presence.ts";
import type { ConnectedResource, Receive } from "./resource.ts";

/** The stanzas (RFC 6120, section 8.2). */
const STANZAS: ReadonlyMap<string, (me: ConnectedResource, stanza: Element) => Promise<void>> =
  new Map([
    [`${NS.client} iq`, iq],
    [`${NS.client} message`, message],
    [`${NS.client} presence`, presence],
  ]);

/** Serves a client until its stream is over, then takes it off line. */
export async function live(me: ConnectedResource): Promise<void> {
  try {
    for (let stanza; (stanza = await me.stream.next());) {
      const handle = STANZAS.get(`${stanza.ns} ${stanza.name}`);
      if (!handle) return await me.stream.fail("unsupported-stanza-type");
      if (!isOwn(me, stanza.attrs["from"])) return await me.stream.fail("invalid-from");
      await handle(me, withAttrs(stanza, { from: me.jid }));
    }
  } finally {
    leave(me);
    me.session.signals.unbind(me.name);
    me.stopPushes?.();
  }
}

/** What comes from the server side of other clients. */
export const receive: Receive = (me, stanza, from) => {
  (stanza.name === "iq" ? receiveIq : receivePresence)(me, stanza, from);
};

/** A client says nothing of where a stanza comes from, or the truth (RFC 6120, section 8.1.2.1). */
function isOwn(me: ConnectedResource, from: string | undefined): boolean {
  if (from === undefined) return true;
  const said = jid(from);
  return said !== undefined &&
    (sameBare(said.bare, me.account) || me.session.signals.resolve(said.bare) === me.account) &&
    (said.resource === undefined || said.resource === me.name);
}
