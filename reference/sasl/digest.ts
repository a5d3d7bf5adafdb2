import { Buffer } from "node:buffer";
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { Proof } from "../session.ts";

/** A challenge that never comes twice, in the form of a message id: the timestamp of APOP and CRAM-MD5. */
export function freshChallenge(): string {
  return `<${randomUUID()}@loginspec.invalid>`;
}

/** How APOP and CRAM-MD5 write a digest: 32 lower-case hexadecimal digits. */
export const DIGEST = /^[0-9a-f]{32}$/;

/** RFC 1939, section 7, APOP: MD5 of the greeting's timestamp and the password. The name has no part in it. */
export function apopProof(timestamp: string, digest: string): Proof {
  return {
    mechanism: "APOP",
    accepts: (password) =>
      same(digest, createHash("md5").update(timestamp + password).digest("hex")),
  };
}

/** RFC 2195, section 2: HMAC-MD5 of the challenge, keyed with the password. The name has no part in it. */
export function cramProof(challenge: string, digest: string): Proof {
  return {
    mechanism: "CRAM-MD5",
    accepts: (password) =>
      same(digest, createHmac("md5", password).update(challenge).digest("hex")),
  };
}

function same(shown: string, expected: string): boolean {
  return shown.length === expected.length &&
    timingSafeEqual(Buffer.from(shown), Buffer.from(expected));
}

/** A name and a digest with a blank between: the last blank, for the name may have some of its own. */
export function nameAndDigest(text: string): { name: string; digest: string } | undefined {
  const blank = text.lastIndexOf(" ");
  const digest = text.slice(blank + 1);
  return blank < 0 || !DIGEST.test(digest) ? undefined : { name: text.slice(0, blank), digest };
}
