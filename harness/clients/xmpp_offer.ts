import type { Offer } from "./offer.ts";

/** What stream features tell (RFC 6120, section 6.4.1); of several the last ones. Nothing where the talk has no features. */
export function xmppOffer(talk: string): Offer | undefined {
  const features = talk.slice(Math.max(talk.lastIndexOf("<stream:features"), 0));
  if (!/^<(?:stream:)?features/.test(features)) return undefined;
  const sasl = features.matchAll(/<mechanism(?:\s[^>]*)?>\s*([^<\s]*)\s*</g);
  return { sasl: [...sasl].map(([, name = ""]) => name), own: [] };
}
