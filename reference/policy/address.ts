/** An IPv4 or IPv6 address in its one spelling (RFC 5952 without `::`); nothing where the text is no address. */
export function canonicalAddress(text: string): string | undefined {
  const four = octets(text);
  if (four) return four.join(".");
  const groups = hextets(text);
  if (!groups) return undefined;
  const [high, low] = groups.slice(6) as [number, number];
  // address.family: an IPv4-mapped address is the IPv4 address.
  return groups.slice(0, 6).join() === "0,0,0,0,0,65535"
    ? [high >> 8, high & 255, low >> 8, low & 255].join(".")
    : groups.map((group) => group.toString(16)).join(":");
}

/**
 * The address in a Domain's place (name.literal): `[192.0.0.2]`, `192.0.0.2` or `[IPv6:::1]` (RFC 5321, 4.1.3), in its one spelling.
 * IPv6 without the tag or without brackets is no such form.
 */
export function literalAddress(domain: string): string | undefined {
  const tagged = /^\[ipv6:([^\]]*)\]$/i.exec(domain)?.[1];
  if (tagged !== undefined) return tagged.includes(":") ? canonicalAddress(tagged) : undefined;
  const four = octets(/^\[([^\]]*)\]$/.exec(domain)?.[1] ?? domain);
  return four?.join(".");
}

function octets(text: string): number[] | undefined {
  const parts = text.length > 15 ? [] : text.split(".");
  const fits = parts.length === 4 &&
    parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return fits ? parts.map(Number) : undefined;
}

function hextets(text: string): number[] | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split("::").map((side, n, sides) => groupsOf(side, n === sides.length - 1));
  const [left, right] = halves;
  if (!left || halves.length > 2 || halves.includes(undefined)) return undefined;
  if (!right) return left.length === 8 ? left : undefined;
  const gap = 8 - left.length - right.length;
  return gap < 1 ? undefined : [...left, ...Array<number>(gap).fill(0), ...right];
}

/** The groups of one side of `::`; at the end of the address an IPv4 tail makes two of them. */
function groupsOf(side: string, last: boolean): number[] | undefined {
  if (side === "") return [];
  const parts = side.split(":");
  const tail = last ? octets(parts.at(-1) ?? "") : undefined;
  if (tail) parts.pop();
  if (!parts.every((part) => /^[\da-f]{1,4}$/i.test(part))) return undefined;
  const groups = parts.map((part) => parseInt(part, 16));
  if (tail) groups.push(tail[0]! * 256 + tail[1]!, tail[2]! * 256 + tail[3]!);
  return groups;
}
