import { Buffer } from "node:buffer";

/** The base64 of RFC 4648 section 4, as SASL profiles carry it. */
export function toBase64(data: Uint8Array): string {
  return Buffer.from(data).toString("base64");
}

/** Strict: alphabet, padding and unused bits have to be right (RFC 4648, 3.3 and 3.5). Nothing where they are not. */
export function fromBase64(text: string): Uint8Array | undefined {
  const data = Buffer.from(text, "base64");
  // Buffer passes over whatever is wrong; only canonical text comes back the same.
  return data.toString("base64") === text ? new Uint8Array(data) : undefined;
}
