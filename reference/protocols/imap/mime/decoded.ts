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
  return text.replace(/=[ \t]*\r?\n/g, "").replace(
    /=([0-9a-f]{2})/gi,
    (_, hex: string) => String.fromCharCode(parseInt(hex, 16)),
  );
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
