import { randomBytes } from "node:crypto";
import type { Session } from "../../session.ts";
import { iqResult, stanzaError } from "./conditions.ts";
import { child, type Element, element, textIn } from "./element.ts";
import { fits } from "./jid.ts";
import { NS } from "./namespaces.ts";
import { ConnectedResource, type Receive } from "./resource.ts";
import type { Stream } from "./stream.ts";

/** What may be done once an account is open. */
export const BOUND_FEATURES: Element = element(
  NS.streams,
  "features",
  {},
  element(NS.bind, "bind"),
  // Clients of the older RFC ask for it; `optional` tells the others not to.
  element(NS.session, "session", {}, element(NS.session, "optional")),
);

/** Binds a resource (RFC 6120, section 7). Nothing where the stream is over before. */
export async function bind(
  stream: Stream,
  session: Session,
  serves: (domain: string) => boolean,
  receive: Receive,
): Promise<ConnectedResource | undefined> {
  for (;;) {
    const request = await stream.next();
    if (!request) return undefined;
    const wish = wishIn(request);
    // RFC 6120, 7.1: a resource comes before anything else.
    if (wish === undefined) return stream.fail("not-authorized");
    if (wish !== "" && !fits(wish)) {
      await stream.say(stanzaError(request, "bad-request"));
      continue;
    }
    const resource = bound(
      (name) => new ConnectedResource(stream, session, name, serves, receive),
      wish,
    );
    const jid = element(NS.bind, "jid", {}, resource.jid);
    await stream.say(iqResult(request, element(NS.bind, "bind", {}, jid)));
    return resource;
  }
}

/** The resource asked for; empty where the server is to make one. Nothing where the stanza does not ask for any. */
function wishIn({ ns, name, attrs, ...rest }: Element): string | undefined {
  const wish = child({ ns, name, attrs, ...rest }, NS.bind, "bind");
  const asks = ns === NS.client && name === "iq" && attrs["type"] === "set" && attrs["id"];
  if (!asks || !wish) return undefined;
  const named = child(wish, NS.bind, "resource");
  return named ? textIn(named) : "";
}

/**
 * A name that another session has is not taken from it, and not refused either: the server makes another
 * (RFC 6120, 7.7.2.2, lets it choose; access.simultaneous: nobody waits for another to close).
 */
function bound(make: (name: string) => ConnectedResource, wish: string): ConnectedResource {
  const wished = wish === "" ? undefined : make(wish);
  if (wished?.announce()) return wished;
  for (;;) {
    const made = make(randomBytes(9).toString("base64url"));
    if (made.announce()) return made;
  }
}
