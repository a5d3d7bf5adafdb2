import { Buffer } from "node:buffer";

/** BER as LDAP uses it (RFC 4511, section 5.1): definite lengths, tags of one octet. */

/** One element. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

/** Universal tags that LDAP has (X.690), and the string choice `[n]` of one that is context-specific. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
} as const;

function lengthOf(count: number): Buffer {
  if (count < 0x80) return Buffer.from([count]);
  const digits = Buffer.alloc(4);
  digits.writeUInt32BE(count);
  return Buffer.concat([Buffer.from([0x84]), digits]);
}

/** An element of parts, which are elements already; or of a text, as UTF-8. */
export function element(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(
    parts.map((part) => typeof part === "string" ? Buffer.from(part) : part),
  );
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** A number from 0 to 2^31 - 1, in as few octets as it takes (X.690, 8.3.2). */
export function number(tag: number, value: number): Buffer {
  const digits = Buffer.alloc(5);
  digits.writeUInt32BE(value, 1);
  // A first octet of 128 and more would make it negative: a zero stays in front.
  const from = [1, 2, 3, 4].find((at) => digits[at] !== 0) ?? 4;
  return element(tag, digits.subarray(digits[from]! < 0x80 ? from : from - 1));
}

/** How many octets a message has that begins so; nothing where more have to be seen. @throws {RangeError} on a length that LDAP has not */
export function sizeOf(begin: Buffer): number | undefined {
  const [, first] = begin;
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const digits = first & 0x7f;
  if (digits === 0 || digits > 4) {
    throw new RangeError("Cannot read BER: a length that LDAP does not have");
  }
  if (begin.length < 2 + digits) return undefined;
  return 2 + digits + begin.readUIntBE(2, digits);
}

/** The elements in a content, one behind the other. @throws {RangeError} where the last is not whole */
export function elementsIn(content: Buffer): Element[] {
  const found: Element[] = [];
  for (let rest = content; rest.length > 0;) {
    const size = sizeOf(rest);
    if (size === undefined || size > rest.length) {
      throw new RangeError("Cannot read BER: an element ends before its end");
    }
    const begin = rest[1]! < 0x80 ? 2 : 2 + (rest[1]! & 0x7f);
    found.push({ tag: rest[0]!, content: rest.subarray(begin, size) });
    rest = rest.subarray(size);
  }
  return found;
}

/** The number in an INTEGER or ENUMERATED. */
export const numberIn = ({ content }: Element): number =>
  content.length === 0 || content.length > 6 ? NaN : content.readIntBE(0, content.length);
