import { Buffer } from "node:buffer";
import { element, number, TAG } from "../clients/ldap_ber.ts";
import { framed } from "../clients/ldap_message.ts";

// What LDAP's messages say, as texts of one character a byte.

/** The message id of a short message: it stands behind the message's length and its own. */
export function idOf(message: string): number {
  const octets = message.slice(4, 4 + message.charCodeAt(3));
  return parseInt(Buffer.from(octets, "latin1").toString("hex"), 16);
}

/** A result (RFC 4511, section 4.1.9) by the tag of its operation. */
export const result = (tag: number, code: number, text = ""): Buffer =>
  element(
    tag,
    number(TAG.enumerated, code),
    element(TAG.octets, ""),
    element(TAG.octets, text),
  );

/** These operations as the answer that a message was. */
export const insteadOf = (message: string, ...operations: readonly Buffer[]): string =>
  Buffer.concat(operations.map((each) => framed(idOf(message), each))).toString("latin1");
