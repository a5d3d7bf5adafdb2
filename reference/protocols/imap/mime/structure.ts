import { list, nstring, string } from "../format.ts";
import type { Entity } from "../../../mime/entity.ts";
import { envelope } from "./envelope.ts";
import { valueOf } from "../../../mime/header.ts";
import { disposition, languages, type Parameter, token } from "../../../mime/media.ts";

/** BODY (RFC 3501, 7.4.2, body), or BODYSTRUCTURE with its extension data. */
export function structure(entity: Entity, extended: boolean): string {
  const { content, media, body } = entity;
  const extension = extended ? extensionOf(entity) : [];
  if (content.kind === "multipart") {
    const parts = content.parts.map((part) => structure(part, extended)).join("");
    return list([
      parts + " " + string(media.subtype),
      ...(extended ? [parameterList(media.parameters)] : []),
      ...extension,
    ]);
  }
  const { fields } = entity;
  const lines = String(lineCount(body));
  return list([
    string(media.type),
    string(media.subtype),
    parameterList(media.parameters),
    nstring(valueOf(fields, "Content-ID")),
    nstring(valueOf(fields, "Content-Description")),
    string(token(valueOf(fields, "Content-Transfer-Encoding")) ?? "7BIT"),
    String(body.length),
    ...(content.kind === "message"
      ? [envelope(content.message), structure(content.message, extended), lines]
      : []),
    ...(media.type.toLowerCase() === "text" ? [lines] : []),
    ...(extended ? [nstring(valueOf(fields, "Content-MD5"))] : []),
    ...extension,
  ]);
}

/** What parts of both kinds end in: disposition, language, location. */
function extensionOf({ fields }: Entity): string[] {
  const shown = disposition(valueOf(fields, "Content-Disposition"));
  const tags = languages(valueOf(fields, "Content-Language"));
  return [
    shown ? list([string(shown.kind), parameterList(shown.parameters)]) : "NIL",
    tags.length > 0 ? list(tags.map(string)) : "NIL",
    nstring(valueOf(fields, "Content-Location")),
  ];
}

/** Not by splitting: a body of nothing but line ends would be millions of strings. */
function lineCount(body: string): number {
  let count = 0;
  for (let at = 0; at < body.length; at++) if (body.charCodeAt(at) === 10) count++;
  return count;
}

function parameterList(parameters: readonly Parameter[]): string {
  return parameters.length > 0 ? list(parameters.flat().map(string)) : "NIL";
}
