import { type Cursor, parenthesized } from "./cursor.ts";
import { type Section, section, sectionText } from "./section.ts";
import { malformed } from "./rejected.ts";

/** A data item of FETCH (RFC 3501, 6.4.5). */
export type FetchItem =
  | { readonly kind: "attribute"; readonly name: Attribute }
  | {
    readonly kind: "section";
    /** As the response names it. */
    readonly label: string;
    readonly section: Section;
    /** Leaves \Seen alone. */
    readonly peek: boolean;
    readonly partial?: { readonly from: number; readonly count: number };
  };

const ATTRIBUTES = [
  "FLAGS",
  "UID",
  "INTERNALDATE",
  "RFC822.SIZE",
  "ENVELOPE",
  "BODY",
  "BODYSTRUCTURE",
] as const;
export type Attribute = typeof ATTRIBUTES[number];

const attribute = (name: Attribute): FetchItem => ({ kind: "attribute", name });
const FAST = [attribute("FLAGS"), attribute("INTERNALDATE"), attribute("RFC822.SIZE")];
const ALL = [...FAST, attribute("ENVELOPE")];
const MACROS = new Map([["FAST", FAST], ["ALL", ALL], ["FULL", [...ALL, attribute("BODY")]]]);

/** The older names of sections. */
const RFC822: Readonly<Record<string, { part: "whole" | "header" | "text"; peek: boolean }>> = {
  "RFC822": { part: "whole", peek: false },
  "RFC822.HEADER": { part: "header", peek: true },
  "RFC822.TEXT": { part: "text", peek: false },
};

const NAME = /[A-Z0-9.]+/iy;
const PARTIAL = /<(\d{1,10})\.([1-9]\d{0,9})>/y;

/** A macro, an item, or items in parentheses; a macro stands alone. */
export function fetchItems(cursor: Cursor): FetchItem[] {
  if (cursor.sees("(")) return unrepeated(parenthesized(cursor, (at) => item(at, itemName(at))));
  const name = itemName(cursor);
  return MACROS.get(name) ?? [item(cursor, name)];
}

/** An attribute that is asked for again is told once: its name is short, and what it tells is long. */
function unrepeated(items: readonly FetchItem[]): FetchItem[] {
  const named = new Set<Attribute>();
  return items.filter((one) => {
    if (one.kind === "section") return true;
    const first = !named.has(one.name);
    named.add(one.name);
    return first;
  });
}

function itemName(cursor: Cursor): string {
  return cursor.take(NAME, "item")[0].toUpperCase();
}

function item(cursor: Cursor, name: string): FetchItem {
  if ((name === "BODY" || name === "BODY.PEEK") && cursor.sees("[")) {
    return sectionItem(cursor, name === "BODY.PEEK");
  }
  const known = ATTRIBUTES.find((one) => one === name);
  if (known) return attribute(known);
  const older = Object.hasOwn(RFC822, name) ? RFC822[name] : undefined;
  if (!older) return malformed("no such item");
  return {
    kind: "section",
    label: name,
    section: { path: [], part: { kind: older.part } },
    peek: older.peek,
  };
}

function sectionItem(cursor: Cursor, peek: boolean): FetchItem {
  const wanted = section(cursor);
  const label = `BODY[${sectionText(wanted)}]`;
  const partial = cursor.maybe(PARTIAL);
  if (!partial) return { kind: "section", label, section: wanted, peek };
  const [from, count] = [Number(partial[1]), Number(partial[2])];
  return {
    kind: "section",
    label: `${label}<${from}>`,
    section: wanted,
    peek,
    partial: { from, count },
  };
}
