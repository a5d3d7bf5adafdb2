import { toUtf7 } from "./grammar/utf7.ts";

// What a quoted string can hold (RFC 3501, section 9), blanks and tabs among it; long ones go as literals.
const QUOTABLE = /^[ -~\t]{0,1000}$/;

/** A quoted string, or a literal where it cannot be one; a character stands for a byte. NUL, which neither can hold, goes. */
export function string(bytes: string): string {
  return QUOTABLE.test(bytes) ? quoted(bytes) : literal(bytes);
}

export function nstring(bytes: string | undefined): string {
  return bytes === undefined ? "NIL" : string(bytes);
}

export function literal(bytes: string): string {
  const sent = bytes.includes("\0") ? bytes.replaceAll("\0", "") : bytes;
  return `{${sent.length}}\r\n${sent}`;
}

export function list(items: readonly string[]): string {
  return `(${items.join(" ")})`;
}

/** A mailbox name in modified UTF-7, quoted where it needs to be. */
export function mailboxName(name: string): string {
  const encoded = toUtf7(name);
  return /^[\w.&+,/-]+$/.test(encoded) && encoded.toUpperCase() !== "NIL"
    ? encoded
    : quoted(encoded);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}
