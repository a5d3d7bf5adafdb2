import type { Section } from "../grammar/section.ts";
import type { Entity } from "../../../mime/entity.ts";
import type { Field } from "../../../mime/header.ts";

/** The text that BODY[section] means. Nothing where the message has no such part. */
export function sectionOf(message: Entity, { path, part }: Section): string | undefined {
  const found = path.length === 0 ? message : partAt(message, path);
  if (!found) return undefined;
  if (part.kind === "whole") return path.length === 0 ? found.header + found.body : found.body;
  if (part.kind === "mime") return found.header;
  // HEADER and TEXT are those of a message: this one, or one that is a part of it.
  const inner = path.length === 0 ? found : messageIn(found);
  if (!inner) return undefined;
  if (part.kind === "fields") return subset(inner, part);
  return part.kind === "header" ? inner.header : inner.body;
}

/**
 * A message that is no multipart has one part, number 1: its body. Numbers go on through a message/rfc822 part into the message in it
 * (RFC 3501, 6.4.5).
 */
function partAt(message: Entity, path: readonly number[]): Entity | undefined {
  let found: Entity | undefined = message;
  let whole: Entity | undefined = message;
  for (const number of path) {
    const holder: Entity | undefined = whole ?? found;
    if (holder?.content.kind === "multipart") found = holder.content.parts[number - 1];
    else found = whole && number === 1 ? whole : undefined;
    if (!found) return undefined;
    whole = messageIn(found);
  }
  return found;
}

function messageIn({ content }: Entity): Entity | undefined {
  return content.kind === "message" ? content.message : undefined;
}

/** The fields that are named, or are not, in their order, with an empty line at the end. */
function subset(
  message: Entity,
  { names, not }: { readonly names: readonly string[]; readonly not: boolean },
): string {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const kept = (field: Field) => wanted.has(field.name.toLowerCase()) !== not;
  const text = message.fields.filter(kept).map((field) => field.raw).join("");
  return text === "" || text.endsWith("\n") ? `${text}\r\n` : `${text}\r\n\r\n`;
}
