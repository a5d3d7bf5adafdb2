import { Buffer } from "node:buffer";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { written } from "../../clients/ximss_message.ts";
import { streamHeader } from "../../clients/xmpp_raw.ts";

/** What speaks there, as far as the first bytes tell. */
export type Speaks = Protocol | "tls" | "ssh";

/** In words. */
export const NAMES: Readonly<Record<Speaks, string>> = {
  pop3: "POP3",
  imap: "IMAP",
  ftp: "FTP",
  xmpp: "XMPP",
  ximss: "XIMSS",
  web: "HTTP",
  mapi: "IMAP",
  smtp: "SMTP",
  lmtp: "LMTP",
  ldap: "LDAP",
  pwd: "the password service",
  tls: "TLS",
  ssh: "SSH",
};

/** The first that fits; SMTP before FTP, whose greeting has the same code and no word of its own. */
const SIGNS: readonly (readonly [Speaks, RegExp])[] = [
  ["ssh", /^SSH-/],
  ["imap", /^\* (?:OK|PREAUTH|BYE)\b/i],
  ["pop3", /^(?:\+OK|-ERR)\b/],
  ["lmtp", /^220[ -].*\bLMTP\b/i],
  ["smtp", /^(?:220|421|554)[ -].*(?:SMTP|Postfix|Exim|Sendmail)/i],
  ["smtp", /^554[ -]/],
  ["ftp", /^(?:220|421|120)[ -]/],
  ["pwd", /^200[ -]/],
  ["web", /^HTTP\/\d/],
  ["ximss", /^<(?:features|response|bye|alert|banner)\b/],
  ["xmpp", /^(?:<\?xml[^>]*>\s*)?<stream:/],
];

/** TLS records: a handshake or an alert, of any version (RFC 8446, section 5.1). */
const isTls = ([type, major]: Uint8Array) => (type === 0x15 || type === 0x16) && major === 0x03;

/** A message of LDAP: a sequence that begins with a number (RFC 4511, section 4.1.1). */
const isLdap = (bytes: Uint8Array) =>
  bytes[0] === 0x30 && Buffer.from(bytes.subarray(1, 8)).includes(Buffer.from([0x02, 0x01]));

/** What speaks there. Greetings of SMTP, LMTP and FTP can be the same but for their words: then it is what was expected. */
export function recognise(bytes: Uint8Array, expected?: Protocol): Speaks | undefined {
  if (isTls(bytes)) return "tls";
  if (isLdap(bytes)) return "ldap";
  const text = Buffer.from(bytes).toString("latin1");
  const found = SIGNS.find(([, sign]) => sign.test(text))?.[0];
  const plain = /^220[ -]/.test(text) && !/FTP/i.test(text);
  if (plain && expected === "lmtp") return "lmtp";
  return plain && found === "ftp" && expected === "smtp" ? "smtp" : found;
}

/** Whether the whole first answer is there: a line, or, where the client begins, what tells. */
export const isWhole = (protocol: Protocol) => (bytes: Uint8Array): boolean =>
  recognise(bytes) !== undefined && (protocol in POKES || bytes.includes(0x0a)) ||
  bytes.includes(0x0a) && !(protocol in POKES);

/** The empty search of the root entry (RFC 4512, section 5.1), byte for byte: what LDAP's client would send. */
const ROOT_DSE = Uint8Array.from(
  [0x30, 0x25, 0x02, 0x01, 0x01, 0x63, 0x20, 0x04, 0x00, 0x0a, 0x01, 0x00, 0x0a, 0x01, 0x00]
    .concat([0x02, 0x01, 0x00, 0x02, 0x01, 0x00, 0x01, 0x01, 0x00])
    .concat([0x87, 0x0b, ...Buffer.from("objectClass"), 0x30, 0x00]),
);

/** What has a server speak that waits for the client. @param domain that is served */
export const POKES: Readonly<Partial<Record<Protocol, (domain: string) => string | Uint8Array>>> = {
  xmpp: (domain) => streamHeader(domain),
  ximss: () => written("listFeatures", { id: "d" }),
  web: (domain) => `GET / HTTP/1.1\r\nHost: ${domain}\r\nConnection: close\r\n\r\n`,
  ldap: () => ROOT_DSE,
};
