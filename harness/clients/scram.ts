import { Buffer } from "node:buffer";
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import type { Mechanism, SaslExchange } from "./mechanism.ts";

/** More would keep the process busy: a server that asks for it is not answered. */
const MOST_ITERATIONS = 200_000;

/** The attributes of a message (RFC 5802, section 5): `r=...,s=...,i=...`. */
function attributesOf(message: string): Map<string, string> {
  return new Map(message.split(",").map((part) => [part.slice(0, 1), part.slice(2)]));
}

/** `=` and `,` cannot stand in a name as they are (RFC 5802, section 5.1). */
const saslName = (name: string) => name.replaceAll("=", "=3D").replaceAll(",", "=2C");

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));
}

/** The proof that the password is known, and what a server that knows it answers (RFC 5802, section 3). */
function proofs(hash: string, password: string, challenge: string, exchanged: string) {
  const attributes = attributesOf(challenge);
  const salt = Buffer.from(attributes.get("s") ?? "", "base64");
  const iterations = Number(attributes.get("i"));
  if (salt.length === 0 || !(iterations >= 1 && iterations <= MOST_ITERATIONS)) {
    throw new Error(`SCRAM: no salt, or no fit number of iterations: ${challenge}`);
  }
  const keyed = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
  const length = createHash(hash).digest().length;
  const salted = pbkdf2Sync(password, salt, iterations, length, hash);
  const clientKey = keyed(salted, "Client Key");
  const storedKey = createHash(hash).update(clientKey).digest();
  return {
    client: xor(clientKey, keyed(storedKey, exchanged)).toString("base64"),
    server: keyed(keyed(salted, "Server Key"), exchanged),
  };
}

/** SCRAM without channel binding (RFC 5802, RFC 7677). The name goes as typed: preparing it is the server's question (name.prepared). */
export function scram(
  wire: string,
  hash: string,
  newNonce = () => randomBytes(18).toString("base64"),
): Mechanism {
  return {
    wire,
    first: true,
    exchange({ login, password, authzid = "" }): SaslExchange {
      const header = `n,${authzid === "" ? "" : `a=${saslName(authzid)}`},`;
      const nonce = newNonce();
      const first = `n=${saslName(login)},r=${nonce}`;
      let expected: Buffer | undefined;
      let proven = false;

      function prove(challenge: string): string {
        const both = attributesOf(challenge).get("r") ?? "";
        if (!both.startsWith(nonce) || both.length === nonce.length) {
          throw new Error("SCRAM: the server's nonce does not go on from the client's");
        }
        const last = `c=${Buffer.from(header).toString("base64")},r=${both}`;
        const proof = proofs(hash, password, challenge, `${first},${challenge},${last}`);
        expected = proof.server;
        return `${last},p=${proof.client}`;
      }

      function check(final: string): void {
        const signature = Buffer.from(attributesOf(final).get("v") ?? "", "base64");
        proven = expected !== undefined && signature.length === expected.length &&
          timingSafeEqual(signature, expected);
        if (!proven) throw new Error("SCRAM: the server did not prove that it knows the password");
      }

      return {
        answer(challenge, step) {
          if (step === 0) return `${header}${first}`;
          if (step === 1) return prove(challenge);
          // `e=` is the refusal in SCRAM's own words; the protocol's follow.
          if (!challenge.startsWith("e=")) check(challenge);
          return "";
        },
        accepted(lastWord) {
          if (!proven) check(lastWord ?? "");
        },
      };
    },
  };
}
