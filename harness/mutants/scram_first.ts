import { Buffer } from "node:buffer";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Door } from "../../reference/mod.ts";

/** Where a protocol's input has SCRAM's first message, in base64. */
const FIRST: Readonly<Partial<Record<Protocol, RegExp>>> = {
  pop3: /^AUTH SCRAM-\S+ (\S+)$/i,
  imap: /^\S+ AUTHENTICATE SCRAM-\S+ (\S+)$/i,
  ximss: /<login (?=[^>]*method=["']SCRAM)[^>]*authData=["']([^"']+)/,
};

/** The name in SCRAM's first message (RFC 5802, section 7); nothing where the input is none. */
export function scramName(protocol: Protocol, input: string): string | undefined {
  const encoded = FIRST[protocol]?.exec(input)?.[1];
  if (encoded === undefined) return undefined;
  const name = /,n=([^,]*),r=/.exec(Buffer.from(encoded, "base64").toString())?.[1];
  return name?.replaceAll("=2C", ",").replaceAll("=3D", "=");
}

/** Whether a login name leads to an account here: what a site is asked for, so that no login is tried. */
export const isKnown = ({ pages }: Door, name: string): boolean =>
  pages.site(name, undefined) !== undefined;
