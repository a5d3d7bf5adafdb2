import { Buffer } from "node:buffer";
import type { Entity } from "./entity.ts";
import { valueOf } from "./header.ts";
import { parameter, token } from "./media.ts";

const WORD = /=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi;
const BETWEEN_WORDS = /(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?\s]*\?=)/gi;

/** A header value as a reader sees it: encoded words (RFC 2047) decoded, other bytes taken as UTF-8. */
export function decodedValue(value: string): string {
  const text = inCharset(value, "utf-8");
  if (!text.includes("=?")) return text;
  return text.replace(BETWEEN_WORDS, "$1").replace(
    WORD,
    (_, charset: string, encoding: string, data: string) =>
      inCharset(
        encoding.toLowerCase() === "b"
          ? Buffer.from(data, "base64").toString("latin1")
          : quotedPrintable(data.replaceAll("_", " ")),
        // RFC 2231, section 5: a language may follow the charset.
        charset.replace(/\*.*$/, ""),
      ),
  );
}

/** The text of a message as a reader sees it: every text part, and the headers of messages in it, decoded. */
export function decodedText(entity: Entity): string {
  const { content, media, body, fields } = entity;
  if (content.kind === "multipart") return content.parts.map(decodedText).join("\n");
  if (content.kind === "message") {
    return `${decodedHeader(content.message)}\n${decodedText(content.message)}`;
  }
  if (media.type.toLowerCase() !== "text") return "";
  const encoding = token(valueOf(fields, "Content-Transfer-Encoding"))?.toLowerCase();
  const bytes = encoding === "base64"
    ? Buffer.from(body, "base64").toString("latin1")
    : encoding === "quoted-printable"
    ? quotedPrintable(body)
    : body;
  return inCharset(bytes, parameter(media, "charset") ?? "utf-8");
}

export function decodedHeader({ fields }: Entity): string {
  return fields.map(({ name, value }) => `${name}: ${decodedValue(value)}`).join("\n");
}

function quotedPrintable(text: string): string {
  // A call for each escape would take a second for some megabytes of them: a decoder in bytes does not.
  const bytes = Buffer.from(text.replace(/=[ \t]*\r?\n/g, ""), "latin1");
  let end = 0;
  for (let at = 0; at < bytes.length; at++) {
    const high = bytes[at] === EQUALS ? hexValue(bytes[at + 1]) : undefined;
    const low = high === undefined ? undefined : hexValue(bytes[at + 2]);
    if (high === undefined || low === undefined) bytes[end++] = bytes[at]!;
    else {
      bytes[end++] = high * 16 + low;
      at += 2;
    }
  }
  return bytes.toString("latin1", 0, end);
}

const EQUALS = 0x3d;

/** Of an ASCII digit; nothing where it is none. */
function hexValue(code = 0): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}

/** A charset that nobody knows is taken for what every charset has in common with ASCII, by UTF-8. */
function inCharset(bytes: string, charset: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    decoder = new TextDecoder();
  }
  return decoder.decode(Buffer.from(bytes, "latin1"));
}
