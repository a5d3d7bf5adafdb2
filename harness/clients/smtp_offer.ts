import type { Offer } from "./offer.ts";

/** The mechanisms in the lines of an answer to EHLO, without their codes (RFC 4954, section 3); `AUTH=` is what old servers write. */
export function smtpOffer(lines: readonly string[]): Offer {
  const sasl = lines.flatMap((line) => /^AUTH[ =](.*)$/i.exec(line)?.[1]?.split(/[ =]+/) ?? []);
  return { sasl: sasl.map((mechanism) => mechanism.toUpperCase()), own: [] };
}
