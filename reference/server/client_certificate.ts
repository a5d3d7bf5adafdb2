import { X509Certificate } from "node:crypto";
import type { Encryption } from "../wire.ts";

/**
 * The name that a client's certificate is for, its rfc822Name or else its common name, and whether it proves it: signed by the
 * authority itself (there are none between), and valid now. Nothing where it has no name. That the client has the key, TLS has shown.
 */
export function clientIn(
  certificate: X509Certificate,
  authority: string,
  now: Date,
): Encryption["client"] {
  const name = mailAddressIn(certificate) ?? commonNameIn(certificate);
  if (!name) return undefined;
  return { name, trusted: signed(certificate, new X509Certificate(authority), now) };
}

function signed(certificate: X509Certificate, authority: X509Certificate, now: Date): boolean {
  const valid = [certificate, authority].every(({ validFromDate, validToDate }) =>
    validFromDate <= now && now <= validToDate
  );
  // One that may sign others stands for an authority, and for nobody's account.
  return valid && !certificate.ca && certificate.checkIssued(authority) &&
    certificate.verify(authority.publicKey);
}

/** The first rfc822Name. The text lists all names without quoting, so one may look like two: the second look tells. */
function mailAddressIn(certificate: X509Certificate): string | undefined {
  const [, address] = /(?:^|, )email:([!-~]+?)(?=, |$)/.exec(certificate.subjectAltName ?? "") ??
    [];
  return address && certificate.checkEmail(address) ? address : undefined;
}

function commonNameIn(certificate: X509Certificate): string | undefined {
  const { CN } = certificate.toLegacyObject().subject;
  return typeof CN === "string" ? CN : undefined;
}
