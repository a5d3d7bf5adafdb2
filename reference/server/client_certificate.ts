import { Buffer } from "node:buffer";
import { X509Certificate } from "node:crypto";
import type { Encryption } from "../wire.ts";
import { extensionIn, hex, OID } from "./extensions.ts";

/**
 * The name that a client's certificate is for, and whether it proves it: the one name of its kind, for clients, signed by the
 * authority itself (there are none between), and valid now. Nothing where it has no name. That the client has the key, TLS has shown.
 */
export function clientIn(
  certificate: X509Certificate,
  authority: string,
  now: Date,
): Encryption["client"] {
  const names = namesIn(certificate);
  const [name] = names;
  if (!name) return undefined;
  const trusted = names.length === 1 && isForClients(certificate) &&
    signed(certificate, new X509Certificate(authority), now);
  return { name, trusted };
}

function signed(certificate: X509Certificate, authority: X509Certificate, now: Date): boolean {
  const valid = [certificate, authority].every(({ validFromDate, validToDate }) =>
    validFromDate <= now && now <= validToDate
  );
  // One that may sign others stands for an authority, and for nobody's account.
  return valid && !certificate.ca && certificate.checkIssued(authority) &&
    certificate.verify(authority.publicKey);
}

/** `[1]` of a GeneralName, an IA5String (RFC 5280, section 4.2.1.6). */
const RFC822_NAME = 0x81;

/** Its rfc822Names. The common name counts only where no alternative name says who it is: a host's certificate has both. */
function namesIn(certificate: X509Certificate): string[] {
  const alternatives = extensionIn(certificate.raw, OID.subjectAltName);
  if (!alternatives) return commonNamesIn(certificate);
  return alternatives.filter(({ tag }) => tag === RFC822_NAME)
    .map(({ content }) => Buffer.from(content).toString("latin1"))
    .map((address) => /^[!-~]+$/.test(address) ? address : "");
}

function commonNamesIn(certificate: X509Certificate): string[] {
  const { CN } = certificate.toLegacyObject().subject;
  return typeof CN === "string" ? [CN] : [];
}

/** RFC 5280, section 4.2.1.12: one that names no use is good for all. */
function isForClients(certificate: X509Certificate): boolean {
  const uses = extensionIn(certificate.raw, OID.extendedKeyUsage);
  const good: readonly string[] = [OID.clientAuth, OID.anyExtendedKeyUsage];
  return uses?.some(({ content }) => good.includes(hex(content))) ?? true;
}
