import { Buffer } from "node:buffer";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Fewer characters could be guessed. */
const SHORTEST = 16;

/**
 * The token in a file; where there is no file it is made, for its owner alone to read.
 * @throws {Error} where the file cannot be read or made, or what it holds is no token, with the remedy
 */
export function tokenIn(path: string): string {
  try {
    const token = Deno.readTextFileSync(path).trim();
    if (/^[\x21-\x7e]+$/.test(token) && token.length >= SHORTEST) return token;
    throw new Error(
      `${path} holds no token: ${SHORTEST} visible ASCII characters or more. Remedy: remove the file, and one is made.`,
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const token = randomBytes(24).toString("base64url");
  Deno.writeTextFileSync(path, `${token}\n`, { mode: 0o600, createNew: true });
  return token;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request's Authorization header carries the token (RFC 6750). How long it takes tells nothing of the token. */
export function carries(authorization: string | null, token: string): boolean {
  const [, sent] = /^Bearer +([^ ]+) *$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(Buffer.from(digest(sent ?? "")), Buffer.from(digest(token))) &&
    sent !== undefined;
}
