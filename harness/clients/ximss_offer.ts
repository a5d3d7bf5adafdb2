import type { Offer } from "./offer.ts";

/** What `<features>` has inside. A login with name and password is not told there: it is always possible. */
export const ximssOffer = (features: string): Offer => ({
  sasl: [...features.matchAll(/<sasl>\s*([^<\s]*)\s*</g)].map(([, name = ""]) => name),
  own: ["LOGIN"],
});
