/** An address of XMPP (RFC 7622), cut and not yet looked up. */
export interface Jid {
  /** `local@domain`, `local%domain`, or a domain alone. */
  readonly bare: string;
  readonly domain: string;
  /** Whether there is a part before the domain. */
  readonly ofAccount: boolean;
  readonly resource?: string;
}

/** The largest part of an address, in bytes (RFC 7622, section 3.1). */
const PART = 1023;

/** Nothing where a part is empty or too long. This is for addresses of stanzas: login names are the door's. */
export function jid(address: string): Jid | undefined {
  // RFC 7622, 3.2: the resource first, for it may have an `@` of its own.
  const [, bare = "", resource] = /^([^/]*)(?:\/(.*))?$/s.exec(address) ?? [];
  // Signals are routed as logins are (route.same-as-signal), so name.percent holds for them too.
  const at = bare.lastIndexOf(bare.includes("@") ? "@" : "%");
  const domain = bare.slice(at + 1);
  const parts = [
    domain,
    ...at < 0 ? [] : [bare.slice(0, at)],
    ...resource === undefined ? [] : [resource],
  ];
  if (!parts.every(fits)) return undefined;
  return { bare, domain, ofAccount: at >= 0, ...resource === undefined ? {} : { resource } };
}

/** Whether a part is neither empty nor too long, and has no control characters. */
export function fits(part: string): boolean {
  return part !== "" && new TextEncoder().encode(part).length <= PART && !/\p{Cc}/u.test(part);
}

/** Letter case of a bare address does not matter (name.case.account, name.case.domain). */
export function sameBare(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
