import { createHash } from "node:crypto";
import { Buffer } from "node:buffer";

/** Fewer are not allowed: passwords of a test are worth no more. */
const ROUNDS = 1000;

const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The order in which bytes of the digest are written, three at a time; -1: none. */
const ORDER = [
  [0, 10, 20],
  [21, 1, 11],
  [12, 22, 2],
  [3, 13, 23],
  [24, 4, 14],
  [15, 25, 5],
  [6, 16, 26],
  [27, 7, 17],
  [18, 28, 8],
  [9, 19, 29],
  [-1, 31, 30],
] as const;

const known = new Map<string, string>();

/**
 * A password as crypt(3) stores it, by its method 5 (SHA-256): `$5$rounds=1000$SALT$HASH`. No length cuts it short. The salt is made
 * of the password, so that an export is the same each time, and a run computes each password once: it takes 7 ms.
 */
export function crypted(password: string): string {
  const made = known.get(password) ?? settled(password);
  known.set(password, made);
  return made;
}

function settled(password: string): string {
  const salt = sha256(Buffer.from(`salt of ${password}`)).toString("hex").slice(0, 8);
  return `$5$rounds=${ROUNDS}$${salt}$${hash(password, salt)}`;
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** So many bytes, from the beginning again where it ends. */
const filled = (length: number, from: Uint8Array): Buffer => Buffer.alloc(length, from);

/** As its author wrote it down ("Unix crypt using SHA-256 and SHA-512", steps 4 to 22). */
function hash(password: string, saltText: string): string {
  const key = Buffer.from(password);
  const salt = Buffer.from(saltText);
  const other = sha256(key, salt, key);
  const bits: Uint8Array[] = [];
  for (let left = key.length; left > 0; left >>= 1) bits.push(left & 1 ? other : key);
  const first = sha256(key, salt, cut(other, key.length), ...bits);
  const p = cut(sha256(...Array<Uint8Array>(key.length).fill(key)), key.length);
  const s = cut(sha256(...Array<Uint8Array>(16 + (first[0] ?? 0)).fill(salt)), salt.length);
  let digest = first;
  for (let round = 0; round < ROUNDS; round++) {
    digest = sha256(
      round & 1 ? p : digest,
      ...round % 3 ? [s] : [],
      ...round % 7 ? [p] : [],
      round & 1 ? digest : p,
    );
  }
  return written(digest);
}

/** An empty text fills nothing. */
const cut = (from: Uint8Array, length: number) =>
  length === 0 ? Buffer.alloc(0) : filled(length, from);

function written(digest: Uint8Array): string {
  return ORDER.map((bytes, at) => {
    let value = bytes.reduce<number>((sum, byte) => sum << 8 | (digest[byte] ?? 0), 0);
    let text = "";
    for (let digits = at === ORDER.length - 1 ? 3 : 4; digits > 0; digits--) {
      text += ALPHABET[value & 63];
      value >>= 6;
    }
    return text;
  }).join("");
}
