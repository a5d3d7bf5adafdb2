import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { toBase64 } from "./base64.ts";
import type { Claim, Exchange, Mechanism } from "./mechanism.ts";
import { clientFinal, clientFirst } from "./scram_message.ts";
import { bytesOf, textOf } from "./text.ts";

const derive = promisify(pbkdf2);

/** RFC 7677, section 4, asks for no less. */
const ITERATIONS = 4096;

/** Where an exchange gets what a published vector has to fix. */
export interface ScramSource {
  /** The server's part of the nonce. */
  nonce(): string;
  /** For every name a salt, known or not (access.mechanisms): the same one whenever it asks. */
  salt(name: string): Uint8Array;
}

/**
 * Made anew with the process: no key is stored, so none outlives it. A salt kept with each account was
 * rejected: it would show which names exist.
 */
const secret = randomBytes(32);

/** A server side of SCRAM without channel binding (RFC 5802, RFC 7677). The name goes to the door as it was sent. */
export function scram(name: string, hash: "sha1" | "sha256", source: ScramSource): Mechanism {
  const hmac = (key: Uint8Array, text: string) => createHmac(hash, key).update(text).digest();
  const length = createHash(hash).digest().length;

  async function* start(initial: Uint8Array | undefined): Exchange {
    const first = clientFirst(initial ?? (yield new Uint8Array()));
    if (!first) return undefined;

    const nonce = first.nonce + source.nonce();
    const salt = source.salt(first.name);
    const challenge = `r=${nonce},s=${toBase64(salt)},i=${ITERATIONS}`;
    const final = clientFinal(yield bytesOf(challenge));
    if (!final) return undefined;

    const spoken = `${first.bare},${challenge},${final.withoutProof}`;
    // Another nonce or binding is a failed proof, not a malformed one: it is refused like a wrong password.
    const sameTalk = final.nonce === nonce && textOf(final.binding) === first.header;
    let signature: Uint8Array = new Uint8Array();

    async function accepts(password: string): Promise<boolean> {
      const salted = await derive(prepared(password), salt, ITERATIONS, length, hash);
      const clientKey = hmac(salted, "Client Key");
      const storedKey = createHash(hash).update(clientKey).digest();
      const expected = xor(clientKey, hmac(storedKey, spoken));
      signature = hmac(hmac(salted, "Server Key"), spoken);
      return sameTalk && final?.proof.length === length && timingSafeEqual(final.proof, expected);
    }
    const claim: Claim = {
      name: first.name,
      proof: { mechanism: name, accepts },
      success: () => bytesOf(`v=${toBase64(signature)}`),
    };
    return first.authzid === undefined ? claim : { ...claim, authzid: first.authzid };
  }
  return { name, start };
}

function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, i) => byte ^ (right[i] ?? 0));
}

/** The password as RFC 4013 maps it, which both sides hash. What it forbids is left standing: a password is not refused here. */
function prepared(password: string): string {
  return password
    .replace(/[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/gu, "")
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu, " ")
    .normalize("NFKC");
}

const own = (hash: string): ScramSource => ({
  nonce: () => toBase64(randomBytes(18)),
  salt: (name) => createHmac("sha256", secret).update(`${hash}\n${name}`).digest().subarray(0, 16),
});

/** RFC 5802. */
export const scramSha1: Mechanism = scram("SCRAM-SHA-1", "sha1", own("sha1"));
/** RFC 7677. */
export const scramSha256: Mechanism = scram("SCRAM-SHA-256", "sha256", own("sha256"));
