import { Buffer } from "node:buffer";

/** An element of DER (X.690, 8.1): its identifier octet and its contents. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** The elements that stand one behind another. It never throws: of what is cut short there is as much as came. */
export function elementsIn(der: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < der.length;) {
    const tag = der[at++]!;
    let length = der[at++] ?? 0;
    if (length >= 0x80) { // The long form: how many octets say it.
      const octets = der.subarray(at, at += length - 0x80);
      length = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    }
    found.push({ tag, content: der.subarray(at, at += length) });
  }
  return found;
}

/** `[3]` of a TBSCertificate (RFC 5280, section 4.1). */
const EXTENSIONS = 0xa3;
/** The contents of an OBJECT IDENTIFIER, in hexadecimal digits. */
export const OID = {
  subjectAltName: "551d11",
  extendedKeyUsage: "551d25",
  anyExtendedKeyUsage: "551d2500",
  clientAuth: "2b06010505070302",
} as const;

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/**
 * The elements of a certificate's extension that is a sequence; nothing where it has no such extension. node:crypto tells no
 * extended key usage here, and names only as one text in which a name can look like two.
 */
export function extensionIn(certificate: Uint8Array, oid: string): Element[] | undefined {
  const inside = (element: Element | undefined) => elementsIn(element?.content ?? new Uint8Array());
  const [tbs] = inside(elementsIn(certificate)[0]);
  const [list] = inside(inside(tbs).find(({ tag }) => tag === EXTENSIONS));
  for (const extension of inside(list)) {
    // Whether it is critical may stand between its name and its value.
    const parts = inside(extension);
    const [name] = parts;
    if (name && hex(name.content) === oid) return inside(inside(parts.at(-1))[0]);
  }
  return undefined;
}
