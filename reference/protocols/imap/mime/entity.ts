import { bodyStart, type Field, fieldsOf, valueOf } from "./header.ts";
import { type MediaType, mediaType, parameter, PLAIN_TEXT } from "./media.ts";

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

/** @param depth how many levels are looked into; what lies deeper is opaque */
export function entityOf(text: string, depth: number, standard = PLAIN_TEXT): Entity {
  const start = bodyStart(text);
  const header = text.slice(0, start);
  const body = text.slice(start);
  const fields = fieldsOf(header);
  const stated = valueOf(fields, "Content-Type");
  const media = stated === undefined ? standard : mediaType(stated) ?? PLAIN_TEXT;
  const content = contentOf(media, body, depth);
  return content
    ? { header, body, fields, media, content }
    : { header, body, fields, media: OPAQUE, content: { kind: "leaf" } };
}

/** Nothing where it lies too deep. */
function contentOf(media: MediaType, body: string, depth: number): Content | undefined {
  const type = media.type.toLowerCase();
  const subtype = media.subtype.toLowerCase();
  if (type === "multipart") {
    if (depth <= 0) return undefined;
    const standard = subtype === "digest" ? MESSAGE : PLAIN_TEXT;
    const texts = split(body, parameter(media, "boundary"));
    return {
      kind: "multipart",
      parts: (texts.length > 0 ? texts : [""]).map((text) => entityOf(text, depth - 1, standard)),
    };
  }
  if (type === "message" && subtype === "rfc822") {
    return depth <= 0 ? undefined : { kind: "message", message: entityOf(body, depth - 1) };
  }
  return { kind: "leaf" };
}

/** The parts between the delimiter lines (RFC 2046, 5.1.1); the line end before a delimiter belongs to it. */
function split(body: string, boundary: string | undefined): string[] {
  if (!boundary) return [];
  const delimiter = `--${boundary}`;
  const parts: string[] = [];
  let start: number | undefined;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + 1)) {
    if (at > 0 && body[at - 1] !== "\n") continue;
    const newline = body.indexOf("\n", at);
    const lineEnd = newline < 0 ? body.length : newline + 1;
    const rest = body.slice(at + delimiter.length, lineEnd).trimEnd();
    if (rest !== "" && !rest.startsWith("--")) continue;
    if (start !== undefined) parts.push(body.slice(start, Math.max(start, before(body, at))));
    if (rest !== "") return parts;
    start = lineEnd;
  }
  // The last delimiter is missing: the part goes on to the end.
  if (start !== undefined) parts.push(body.slice(start));
  return parts;
}

function before(body: string, delimiter: number): number {
  if (body[delimiter - 1] !== "\n") return delimiter;
  return body[delimiter - 2] === "\r" ? delimiter - 2 : delimiter - 1;
}
