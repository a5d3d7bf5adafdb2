import { UNIVERSAL } from "./ber.ts";
import { element, integer, octets, sequence } from "./ber_write.ts";

/** RFC 4511, appendix A.2. */
export const CODE = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  authMethodNotSupported: 7,
  unavailableCriticalExtension: 12,
  saslBindInProgress: 14,
  noSuchObject: 32,
  invalidDNSyntax: 34,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  other: 80,
} as const;

export type Code = typeof CODE[keyof typeof CODE];

/** Tags of responses (RFC 4511, section 4.2.2 to 4.12). */
export const RESPONSE = {
  bind: 0x61,
  searchEntry: 0x64,
  searchDone: 0x65,
  modify: 0x67,
  add: 0x69,
  delete: 0x6b,
  modifyDN: 0x6d,
  compare: 0x6f,
  extended: 0x78,
} as const;

/** A message of the server's. */
export const message = (id: number, operation: Uint8Array): Uint8Array =>
  sequence(integer(UNIVERSAL.integer, id), operation);

/** A message with an LDAPResult (section 4.1.9); `more` stands behind the text, where the response has more. */
export function result(
  id: number,
  tag: number,
  code: Code,
  text = "",
  ...more: readonly Uint8Array[]
): Uint8Array {
  const parts = [integer(UNIVERSAL.enumerated, code), octets(""), octets(text), ...more];
  return message(id, element(tag, ...parts));
}

const RESPONSE_NAME = 0x8a;
const NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

/** Section 4.4.1: why the server ends the connection, asked by nobody. */
export const notice = (code: Code, text: string): Uint8Array =>
  result(0, RESPONSE.extended, code, text, element(RESPONSE_NAME, NOTICE_OF_DISCONNECTION));
