import type { Cursor } from "./cursor.ts";
import { malformed } from "./rejected.ts";

// RFC 3501, section 9, each as the printable characters that are left: ATOM-CHAR; ASTRING-CHAR has `]` too.
const ATOM = /[!#-$&'+-[^-z|-~]+/y;
const ASTRING = /[!#-$&'+-[\]^-z|-~]+/y;
/** Of a login: `info%client2.com` is no atom, for `%` is a wildcard, and yet clients send it so. */
const LOGIN_WORD = /[!#-'*-[\]^-z|-~]+/y;
/** A mailbox pattern (list-mailbox): ASTRING-CHAR and the wildcards. */
const PATTERN = LOGIN_WORD;
const QUOTED = /"([^"\\\uFFFC]*(?:\\["\\][^"\\\uFFFC]*)*)"/y;

export function atom(cursor: Cursor): string {
  return cursor.take(ATOM, "atom")[0];
}

export function isAtom(text: string): boolean {
  ATOM.lastIndex = 0;
  return ATOM.test(text) && ATOM.lastIndex === text.length;
}

/** A quoted string or a literal, decoded from UTF-8; a literal's bytes that are none become U+FFFD. */
export function string(cursor: Cursor): string {
  return maybeString(cursor) ?? malformed("string expected");
}

export function astring(cursor: Cursor): string {
  return maybeString(cursor) ?? cursor.take(ASTRING, "atom or string")[0];
}

/** The name or the password of LOGIN: an astring whose atoms may have wildcards. */
export function loginString(cursor: Cursor): string {
  return maybeString(cursor) ?? cursor.take(LOGIN_WORD, "atom or string")[0];
}

/** A mailbox pattern of LIST and LSUB. */
export function pattern(cursor: Cursor): string {
  return maybeString(cursor) ?? cursor.take(PATTERN, "pattern")[0];
}

/** A string, or NIL, which is nothing. */
export function nstring(cursor: Cursor): string | undefined {
  return cursor.maybe(/NIL/iy) ? undefined : string(cursor);
}

// Without ignoreBOM a decoder drops a leading U+FEFF: a name has to arrive as it was sent (name.encoding).
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function maybeString(cursor: Cursor): string | undefined {
  const quoted = cursor.maybe(QUOTED);
  if (quoted) return quoted[1]!.replace(/\\(.)/g, "$1");
  const literal = cursor.literal();
  return literal && utf8.decode(octets(literal));
}

/** A literal's bytes: any but NUL (CHAR8). */
export function octets(literal: Uint8Array): Uint8Array {
  return literal.includes(0) ? malformed("a literal has no NUL") : literal;
}
