import type { Dial } from "./client.ts";

/** A link leads to another server: a browser would leave, and what is there says nothing of this one. */
export class LedAway extends Error {
  override readonly name = "LedAway";
}

/** Scheme, host and port as the server may write them: the port is the connection's, or the one that Host told. */
function originsOf({ host, endpoint: { address, port }, security }: Dial): [string, string] {
  const scheme = security === "tls" ? "https" : "http";
  const typed = `${scheme}://${host ?? (address.includes(":") ? `[${address}]` : address)}`;
  // Some hosts that are sent are in no URL.
  const url = new URL(URL.canParse(typed) ? typed : `${scheme}://host.invalid`);
  const told = url.origin;
  url.port = String(port);
  return [url.origin, told];
}

/** The path that a link on the page at `from` leads to. @throws {LedAway} */
export function pathOf(link: string, from: string, dial: Dial): string {
  const own = originsOf(dial);
  const { origin, pathname, search } = new URL(link, own[0] + from);
  if (!own.includes(origin)) throw new LedAway(`led away, to ${origin}`);
  return pathname + search;
}
