import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { Buffer } from "node:buffer";

/**
 * The final message of a SCRAM client (RFC 5802, section 3), for the tests of the server's side.
 * @param first the client's first message, with the header `n,,`
 * @param asked the server's answer to it
 * @param altered changes what the proof is then made over: the way to a right proof of a wrong thing
 */
export function scramFinal(
  hash: "sha1" | "sha256",
  password: string,
  first: string,
  asked: string,
  altered = (message: string) => message,
): string {
  const [, nonce = "", salt = "", iterations = ""] = /^r=(.*),s=(.*),i=(.*)$/.exec(asked) ?? [];
  const length = hash === "sha1" ? 20 : 32;
  const salted = pbkdf2Sync(password, Buffer.from(salt, "base64"), +iterations, length, hash);
  const clientKey = createHmac(hash, salted).update("Client Key").digest();
  const storedKey = createHash(hash).update(clientKey).digest();
  const message = altered(`c=biws,r=${nonce}`);
  const spoken = `${first.slice(3)},${asked},${message}`;
  const signature = createHmac(hash, storedKey).update(spoken).digest();
  const proof = clientKey.map((byte, i) => byte ^ (signature[i] ?? 0));
  return `${message},p=${Buffer.from(proof).toString("base64")}`;
}
