import type { Here } from "./here.ts";

/**
 * Whether a browser says that the form was on a page of another place: `Origin` (RFC 6454, section 7), or `Sec-Fetch-Site` of Fetch
 * Metadata. Absent they prove nothing; a form's token is asked for anyway. A page that hides itself has the origin `null`, and is foreign.
 */
export function isForeign({ request: { fields, host }, wire, secure }: Here): boolean {
  const own = `${secure ? "https" : "http"}://${host || wire.local.address}`;
  return fields.all("sec-fetch-site").some((site) => site !== "same-origin" && site !== "none") ||
    fields.all("origin").some((origin) => !sameOrigin(origin, own));
}

/** A port that the scheme implies may be written or not (RFC 6454, section 4). */
function sameOrigin(one: string, other: string): boolean {
  const [first, second] = [URL.parse(one), URL.parse(other)];
  return first !== null && second !== null && first.origin === second.origin;
}
