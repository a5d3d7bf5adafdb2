import { string } from "../format.ts";
import { type Cursor, parenthesized } from "./cursor.ts";
import { astring, isAtom } from "./strings.ts";
import { malformed } from "./rejected.ts";

/** What stands between the brackets of BODY[...] (RFC 3501, section 9: section-spec). */
export interface Section {
  /** The part's numbers; empty: the message. */
  readonly path: readonly number[];
  readonly part: SectionPart;
}

export type SectionPart =
  | { readonly kind: "whole" | "header" | "text" | "mime" }
  | { readonly kind: "fields"; readonly names: readonly string[]; readonly not: boolean };

const PATH = /([1-9]\d{0,9}(?:\.[1-9]\d{0,9})*)(\.?)/y;
const FIELDS = /HEADER\.FIELDS(\.NOT)? /iy;
const PART = /HEADER|TEXT|MIME/iy;
const KINDS = { HEADER: "header", TEXT: "text", MIME: "mime" } as const;

/** The brackets too. */
export function section(cursor: Cursor): Section {
  cursor.expect("[");
  const [, numbers, dot] = cursor.maybe(PATH) ?? [];
  const path = numbers?.split(".").map(Number) ?? [];
  if (path.length > cursor.depth) malformed("the section lies too deep");
  const whole = dot !== "." && cursor.sees("]");
  if (!whole && dot === "") malformed("section expected");
  const part: SectionPart = whole ? { kind: "whole" } : sectionPart(cursor, path.length > 0);
  cursor.expect("]");
  return { path, part };
}

function sectionPart(cursor: Cursor, nested: boolean): SectionPart {
  const fields = cursor.maybe(FIELDS);
  if (fields) {
    const names = parenthesized(cursor, fieldName);
    return { kind: "fields", names, not: fields[1] !== undefined };
  }
  const name = cursor.take(PART, "section")[0].toUpperCase() as keyof typeof KINDS;
  // MIME is the header of a part; the message's own is HEADER.
  return name === "MIME" && !nested ? malformed("MIME needs a part number") : { kind: KINDS[name] };
}

/** An astring that can name a field (RFC 5322, 2.2). */
export function fieldName(cursor: Cursor): string {
  const name = astring(cursor);
  return /^[!-9;-~]+$/.test(name) ? name : malformed("no such header field name");
}

/** The section as a response repeats it. */
export function sectionText({ path, part }: Section): string {
  const numbers = path.join(".");
  const dot = numbers === "" ? "" : ".";
  if (part.kind === "whole") return numbers;
  if (part.kind !== "fields") return numbers + dot + part.kind.toUpperCase();
  const names = part.names.map((name) => isAtom(name) ? name : string(name));
  return `${numbers}${dot}HEADER.FIELDS${part.not ? ".NOT" : ""} (${names.join(" ")})`;
}
