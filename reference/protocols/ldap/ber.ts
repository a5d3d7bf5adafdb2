/** An element of BER (X.690, 8.1): its identifier octet and its contents. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Tags above 30 have identifiers of more octets; LDAP has none. */
const MANY_OCTETS = 0x1f;
/** RFC 4511, section 5.1: no indefinite length. Four octets say more than any message has. */
const MOST_LENGTH_OCTETS = 4;

/** How many octets behind a length's first one belong to it; nothing where it is no length that LDAP has. */
export function octetsOfLength(first: number): number | undefined {
  if (first < 0x80) return 0;
  const count = first - 0x80;
  return count >= 1 && count <= MOST_LENGTH_OCTETS ? count : undefined;
}

/** The number that octets say, the most significant first. Leading zeros are no fault (X.690, 8.1.3.5, note 2). */
export function unsigned(octets: Uint8Array): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** The elements that stand one behind another; nothing where the bytes are anything else, or end in the middle of one. */
export function elementsIn(bytes: Uint8Array): Element[] | undefined {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at++]!;
    const first = bytes[at++];
    const octets = first === undefined ? undefined : octetsOfLength(first);
    if (first === undefined || octets === undefined) return undefined;
    if ((tag & MANY_OCTETS) === MANY_OCTETS || at + octets > bytes.length) return undefined;
    const length = octets === 0 ? first : unsigned(bytes.subarray(at, at + octets));
    at += octets;
    if (at + length > bytes.length) return undefined;
    found.push({ tag, content: bytes.subarray(at, at += length) });
  }
  return found;
}

/** An INTEGER's or ENUMERATED's value, of up to four octets (RFC 4511: maxInt is 2^31 - 1). Nothing where it has none, or more. */
export function integerIn(content: Uint8Array): number | undefined {
  if (content.length === 0 || content.length > 4) return undefined;
  const value = unsigned(content);
  return content[0]! < 0x80 ? value : value - 256 ** content.length;
}

/** A BOOLEAN's value: any octet but zero is true (X.690, 8.2.2). */
export function booleanIn(content: Uint8Array): boolean | undefined {
  return content.length === 1 ? content[0] !== 0 : undefined;
}

/** Of universal class (X.690, 8.4). */
export const UNIVERSAL = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const;
