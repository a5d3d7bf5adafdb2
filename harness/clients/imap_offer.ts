import type { Offer } from "./offer.ts";

/** What stands behind the last CAPABILITY in a talk, as a response or as a response code; nothing where there is none. */
const capabilities = (talk: string): string | undefined =>
  [...talk.matchAll(/(?:^\* |\[)CAPABILITY ([^\]\r\n]*)/gim)].at(-1)?.[1];

/** What a server tells by CAPABILITY (RFC 9051, section 7.2.2). LOGIN is there unless it is said not to be. */
export function imapOffer(talk: string): Offer | undefined {
  const words = capabilities(talk)?.toUpperCase().split(" ");
  return words && {
    sasl: words.flatMap((word) => word.startsWith("AUTH=") ? [word.slice("AUTH=".length)] : []),
    own: words.includes("LOGINDISABLED") ? [] : ["LOGIN"],
  };
}
