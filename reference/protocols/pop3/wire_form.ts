import { Buffer } from "node:buffer";
import { withCrlf } from "../../crlf.ts";

// Messages are handled as Latin-1 text: one character a byte, whatever the bytes mean.

/** A message as POP3 counts and sends it: every line, the last one too, ends in CRLF (RFC 1939, sections 3 and 11). */
export function wireForm(message: Uint8Array): string {
  const text = withCrlf(message).toString("latin1");
  return text === "" || text.endsWith("\r\n") ? text : `${text}\r\n`;
}

/** The header, the blank line, and so many lines of the body (RFC 1939, section 7, TOP). */
export function topOf(text: string, lines: number): string {
  const blank = /^\r\n|\r\n\r\n/.exec(text);
  if (!blank) return text;
  let end = blank.index + blank[0].length;
  for (let line = 0; line < lines && end < text.length; line++) {
    end = text.indexOf("\r\n", end) + 2;
  }
  return text.slice(0, end);
}

/** The bytes that follow `+OK`: a line that begins with a dot gets one more, and a line with a dot alone ends all. */
export function stuffed(text: string): Uint8Array {
  return Buffer.from(`${text.replace(/(^|\n)\./g, "$1..")}.\r\n`, "latin1");
}
