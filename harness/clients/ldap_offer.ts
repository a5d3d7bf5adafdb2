import type { Offer } from "./offer.ts";

/** What the root DSE tells (RFC 4512, section 5.1). A simple bind is not announced: every server knows it. */
export const ldapOffer = (mechanisms: readonly string[]): Offer => ({
  sasl: mechanisms.map((mechanism) => mechanism.toUpperCase()),
  own: ["SIMPLE"],
});
