import { Buffer } from "node:buffer";

/**
 * What only one who knows the password can say, as a client says it: who has this, and the challenge before it, can try passwords
 * without asking the server. APOP (RFC 1939), CRAM-MD5 (RFC 2195), SCRAM's proof (RFC 5802), DIGEST-MD5 (RFC 2831).
 */
const OF_CLIENT = [
  /(?<= )[0-9a-f]{32}(?![0-9a-z])/gi,
  /(?<=,p=)[A-Za-z0-9+/]{27,}={0,2}/g,
  /(?<=\bresponse="?)[0-9a-f]{32}/gi,
];

/** A server that proves itself says as much: SCRAM's signature, DIGEST-MD5's rspauth. */
const OF_SERVER = [
  /(?<=(?:^|[^\w&?])v=)[A-Za-z0-9+/]{27,}={0,2}/g,
  /(?<=\brspauth="?)[0-9a-f]{32}/gi,
];

/** SCRAM's signature is the shortest, and so long in base64. */
const BASE64 = /[A-Za-z0-9+/]{40,}={0,2}/g;

/** A turn of a talk without what a password could be guessed from. */
export function withoutDigests(side: "C" | "S", text: string): string {
  const digests = side === "C" ? OF_CLIENT : OF_SERVER;
  const blanked = (text: string) =>
    digests.reduce((left, digest) => left.replace(digest, "***"), text);
  return blanked(text).replace(BASE64, (word) => {
    const inside = Buffer.from(word, "base64").toString();
    return blanked(inside) === inside ? word : "***";
  });
}
