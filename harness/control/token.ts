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
    // Windows tells no mode.
    if (((Deno.statSync(path).mode ?? 0) & 0o077) !== 0) {
      throw new Error(`${path}: others may read the token. Remedy: chmod 600 ${path}`);
    }
    if (/^[\x21-\x7e]+$/.test(token) && token.length >= SHORTEST) return token;
    throw new Error(
      `${path} holds no token: ${SHORTEST} visible ASCII characters or more. Remedy: remove the file, and one is made.`,
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw inWords(path, error);
  }
  const token = randomBytes(24).toString("base64url");
  try {
    Deno.writeTextFileSync(path, `${token}\n`, { mode: 0o600, createNew: true });
  } catch (error) {
    throw inWords(path, error);
  }
  return token;
}

/** What the system says of a file does not name it. */
function inWords(path: string, error: unknown): unknown {
  if (
    !(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.IsADirectory ||
      error instanceof Deno.errors.PermissionDenied)
  ) return error;
  return new Error(
    `--control ${path}: ${error.message}. Remedy: name a file in a folder that is there and yours.`,
    { cause: error },
  );
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request's Authorization header carries the token (RFC 6750). How long it takes tells nothing of the token. */
export function carries(authorization: string | null, token: string): boolean {
  const [, sent] = /^Bearer +([^ ]+) *$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(Buffer.from(digest(sent ?? "")), Buffer.from(digest(token))) &&
    sent !== undefined;
}
