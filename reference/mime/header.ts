import type { Room } from "./room.ts";

/** A header field: its name, its lines as they stand, and its value with the folds taken out (RFC 5322, 2.2.3). */
export interface Field {
  readonly name: string;
  readonly raw: string;
  readonly value: string;
}

/** Where the body begins: after the first empty line, or at the end where there is none. Lines may end in LF alone. */
export function bodyStart(entity: string): number {
  if (entity.startsWith("\r\n")) return 2;
  if (entity.startsWith("\n")) return 1;
  const found = /\n\r?\n/.exec(entity);
  return found ? found.index + found[0].length : entity.length;
}

/** The fields of a header in their order; lines that are no field are passed over, and so is what there is no room for. */
export function fieldsOf(header: string, room: Room): Field[] {
  const fields: Field[] = [];
  for (let start = 0, end = 0; start < header.length && room.fields > 0; start = end) {
    end = foldedLineEnd(header, start);
    room.fields--;
    if (end - start > room.header) continue;
    room.header -= end - start;
    const raw = header.slice(start, end);
    const colon = raw.indexOf(":");
    const name = raw.slice(0, Math.max(0, colon)).trimEnd();
    if (!/^[!-9;-~]+$/.test(name)) continue;
    fields.push({ name, raw, value: raw.slice(colon + 1).replace(/\r?\n/g, "").trim() });
  }
  return fields;
}

/** Where the next field begins: a line that begins with a blank belongs to the one before. */
function foldedLineEnd(header: string, start: number): number {
  let end = start;
  do {
    const newline = header.indexOf("\n", end);
    if (newline < 0) return header.length;
    end = newline + 1;
  } while (header[end] === " " || header[end] === "\t");
  return end;
}

/** The value of the first field of that name. */
export function valueOf(fields: readonly Field[], name: string): string | undefined {
  const lower = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === lower)?.value;
}
