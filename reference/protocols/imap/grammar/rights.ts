import { type Right, RIGHTS, type Rights } from "../../../store/rights.ts";
import type { Cursor } from "./cursor.ts";
import { malformed } from "./rejected.ts";
import { astring } from "./strings.ts";

/** The letters of RFC 4314, section 2.1, and its older `c` and `d`, each with the right that it is here. In the order in which they are told. */
const LETTERS: Readonly<Record<string, Right>> = {
  l: "l",
  r: "r",
  s: "s",
  w: "w",
  i: "i",
  p: "p",
  k: "c",
  x: "c",
  t: "d",
  e: "d",
  c: "c",
  d: "d",
  a: "a",
};

/** What SETACL does to the rights that an identifier has. */
export type Change = (held: Rights) => Rights;

/** RFC 4314, section 3.1: rights in place of the old ones, or behind `+` and `-` more or less. */
export function modification(cursor: Cursor): Change {
  const text = astring(cursor);
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const named = rightsOf(sign === "" ? text : text.slice(1));
  return CHANGES[sign]!(named);
}

const CHANGES: Readonly<Record<string, (named: Rights) => Change>> = {
  "": (named) => () => named,
  "+": (named) => (held) => new Set([...held, ...named]),
  "-": (named) => (held) => new Set([...held].filter((right) => !named.has(right))),
};

/** Section 2.1: a letter that is no right, a capital too, is no grammar. */
function rightsOf(letters: string): Rights {
  return new Set(
    letters.split("").map((letter) => LETTERS[letter] ?? malformed("no such right")),
  );
}

/** All letters of each right, old and new (section 2.1.1). */
export function rightsText(rights: Rights): string {
  return Object.keys(LETTERS).filter((letter) => rights.has(LETTERS[letter]!)).join("");
}

/** For LISTRIGHTS: the letters of each right that is not among these; those of one right are given and taken together. */
export function tiedTexts(given: Rights): string[] {
  return RIGHTS.filter((right) => !given.has(right)).map((right) => rightsText(new Set([right])));
}
