import { bodyStart, type Field, fieldsOf, valueOf } from "./header.ts";
import { type MediaType, mediaType, parameter, PLAIN_TEXT } from "./media.ts";
import { type Room, roomOfMessage } from "./room.ts";

/** A message or a part of one (RFC 2045, 2.4); a character stands for a byte. */
export interface Entity {
  /** With the empty line that ends it. */
  readonly header: string;
  readonly body: string;
  readonly fields: readonly Field[];
  readonly media: MediaType;
  readonly content: Content;
}

export type Content =
  | { readonly kind: "leaf" }
  /** One part at least, for BODYSTRUCTURE has no multipart without. */
  | { readonly kind: "multipart"; readonly parts: readonly Entity[] }
  | { readonly kind: "message"; readonly message: Entity };

const OPAQUE: MediaType = { type: "APPLICATION", subtype: "OCTET-STREAM", parameters: [] };
/** RFC 2046, 5.1.5: in a digest a part is a message unless it says otherwise. */
const MESSAGE: MediaType = { type: "MESSAGE", subtype: "RFC822", parameters: [] };

/**
 * @param depth how many levels are looked into; what lies deeper is opaque
 * @param room how much else, of the whole message
 */
export function entityOf(
  text: string,
  depth: number,
  room: Room = roomOfMessage(),
  standard: MediaType = PLAIN_TEXT,
): Entity {
  const start = bodyStart(text);
  const header = text.slice(0, start);
  const body = text.slice(start);
  const fields = fieldsOf(header, room);
  const stated = valueOf(fields, "Content-Type");
  const media = stated === undefined ? standard : mediaType(stated) ?? PLAIN_TEXT;
  const content = contentOf(media, body, depth, room);
  return content
    ? { header, body, fields, media, content }
    : { header, body, fields, media: OPAQUE, content: { kind: "leaf" } };
}

/** Nothing where it lies too deep, or there is no room for it. */
function contentOf(
  media: MediaType,
  body: string,
  depth: number,
  room: Room,
): Content | undefined {
  const type = media.type.toLowerCase();
  const subtype = media.subtype.toLowerCase();
  const isMessage = type === "message" && subtype === "rfc822";
  if (type !== "multipart" && !isMessage) return { kind: "leaf" };
  if (depth <= 0 || body.length > room.body) return undefined;
  room.body -= body.length;
  const texts = isMessage ? [body] : split(body, parameter(media, "boundary"), room.parts);
  if (texts.length > room.parts) return undefined;
  room.parts -= texts.length;
  if (isMessage) return { kind: "message", message: entityOf(body, depth - 1, room) };
  const standard = subtype === "digest" ? MESSAGE : PLAIN_TEXT;
  return {
    kind: "multipart",
    parts: (texts.length > 0 ? texts : [""])
      .map((text) => entityOf(text, depth - 1, room, standard)),
  };
}

/** RFC 2046, 5.1.1, has 70; some send more. */
const LONGEST_BOUNDARY = 200;
const REST_OF_DELIMITER = /--|[^\S\n]*(?:\n|$)/y;

/**
 * The parts between the delimiter lines (RFC 2046, 5.1.1); the line end before a delimiter belongs to it.
 * @param most one more is enough to tell that there are too many
 */
function split(body: string, boundary: string | undefined, most: number): string[] {
  if (!boundary || boundary.length > LONGEST_BOUNDARY) return [];
  const delimiter = `--${boundary}`;
  const parts: string[] = [];
  let start: number | undefined;
  let at = body.startsWith(delimiter) ? 0 : lineWith(delimiter, body, 0);
  for (; at >= 0 && parts.length <= most; at = lineWith(delimiter, body, at)) {
    REST_OF_DELIMITER.lastIndex = at + delimiter.length;
    const rest = REST_OF_DELIMITER.exec(body)?.[0];
    if (rest === undefined) continue;
    if (start !== undefined) parts.push(body.slice(start, Math.max(start, before(body, at))));
    if (rest === "--") return parts;
    start = REST_OF_DELIMITER.lastIndex;
  }
  // The last delimiter is missing: the part goes on to the end.
  if (start !== undefined) parts.push(body.slice(start));
  return parts;
}

/** The start of a line, not the first, that begins so; -1 where there is none from `from` on. */
function lineWith(beginning: string, body: string, from: number): number {
  const newline = body.indexOf(`\n${beginning}`, from);
  return newline < 0 ? -1 : newline + 1;
}

function before(body: string, delimiter: number): number {
  if (body[delimiter - 1] !== "\n") return delimiter;
  return body[delimiter - 2] === "\r" ? delimiter - 2 : delimiter - 1;
}
