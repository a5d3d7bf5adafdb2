import type { Offer } from "./offer.ts";

/** APOP's timestamp (RFC 1939, section 7): a greeting without one offers no APOP. */
export const stampIn = (greeting: string): string | undefined => /<[^>]+>/.exec(greeting)?.[0];

/**
 * What a greeting and the answer to CAPA tell (RFC 2449, section 6; RFC 5034). A server without CAPA has USER, as all had before
 * there was one. Of several answers the last counts.
 */
export function pop3Offer(greeting: string, capabilities: string): Offer {
  const sasl = [...capabilities.matchAll(/^SASL(?: (.*?))?\r?$/gim)].at(-1)?.[1] ?? "";
  const knows = /^\+OK/im.test(capabilities);
  const user = !knows || /^USER\r?$/im.test(capabilities);
  return {
    sasl: sasl.toUpperCase().split(" "),
    own: [...user ? ["USER"] : [], ...stampIn(greeting) === undefined ? [] : ["APOP"]],
  };
}

/** The same in what a server said to a program, greeting and all; nothing where no list of it came to its end. */
export const pop3TalkOffer = (talk: string): Offer | undefined =>
  /^\.$/m.test(talk) ? pop3Offer(talk, talk) : undefined;
