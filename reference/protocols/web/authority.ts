/** RFC 3986, 3.2.2 and 3.2.3: a name or an IPv4 address, or an address in brackets; then perhaps a port. Empty: no host. */
const AUTHORITY = /^(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*(?::\d*)?$|^\[[\da-f:.]+\](?::\d*)?$/i;

/** Whether a Host field, or the host of an absolute target, is written as one may be. */
export function isAuthority(text: string): boolean {
  return text.length <= 1000 && AUTHORITY.test(text);
}

/** One spelling for each host: no port, no final dot, no capitals (client.web.host). Cookies know hosts by it. */
export function hostOf(authority: string): string {
  return authority.replace(/:\d*$/, "").replace(/\.$/, "").toLowerCase();
}
