import { ESCAPES, meant } from "./unescaped.ts";

/** A text read in some way. */
export interface Reading {
  readonly text: string;
  /** From where to where each of its UTF-16 units stood in the text itself. Takes ten times as long as the reading. */
  places(): Places;
}

interface Places {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Escaped more often nobody sends it. */
const ROUNDS = 3;

/** What else than references and percent a text must have for the other way to say anything new. */
const STRINGS = /\\|=[\da-f]{2}/i;

/** Without letter case and accents. A blank of any kind is one, and `+` too: a form has it so. */
const folded = (sign: string) =>
  sign <= "\x7f"
    ? /[\s+]/.test(sign) ? " " : sign.toLowerCase()
    : sign.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();

const NONE = /(?!)/g;

/** Without what is escaped, letter case, accents, and blanks beside blanks. */
const reread = (text: string, escapes: RegExp): string =>
  text.replace(escapes, (...match) => meant(match.at(-1)))
    .replace(/\P{ASCII}/gu, folded).replace(/[\s+]+/g, " ").toLowerCase();

/** The same sign by sign, for who must know where each came from. */
function placesIn(text: string, { from, to }: Places, escapes: RegExp): Places {
  const next = { from: [] as number[], to: [] as number[] };
  let blank = false;
  const add = (sign: string, start: number, end: number) => {
    for (const unit of folded(sign)) {
      if (unit === " " && blank) next.to[next.to.length - 1] = end;
      else {
        for (let half = 0; half < unit.length; half++) {
          next.from.push(start);
          next.to.push(end);
        }
      }
      blank = unit === " ";
    }
  };
  const copy = (start: number, end: number) => {
    for (let at = start; at < end;) {
      const sign = String.fromCodePoint(text.codePointAt(at)!);
      add(sign, from[at]!, to[at + sign.length - 1]!);
      at += sign.length;
    }
  };
  let copied = 0;
  for (const match of text.matchAll(escapes)) {
    copy(copied, match.index);
    copied = match.index + match[0].length;
    for (const sign of meant(match.groups ?? {})) add(sign, from[match.index]!, to[copied - 1]!);
  }
  copy(copied, text.length);
  return next;
}

/** The ways in which a text can be meant: plainly first, then what it escapes, and what that escapes. */
export function readingsOf(text: string): Reading[] {
  const asItStands = (): Places => ({
    from: Array.from({ length: text.length }, (_, at) => at),
    to: Array.from({ length: text.length }, (_, at) => at + 1),
  });
  const plain = {
    text: reread(text, NONE),
    places: () => placesIn(text, asItStands(), NONE),
  };
  const ways = STRINGS.test(text) ? [ESCAPES.page, ESCAPES.string] : [ESCAPES.page];
  const readings: Reading[] = [plain];
  for (const escapes of ways) {
    let last: Reading = plain;
    for (let round = 0; round < ROUNDS; round++) {
      const before = last;
      const next = {
        text: reread(before.text, escapes),
        places: () => placesIn(before.text, before.places(), escapes),
      };
      if (next.text === before.text) break;
      readings.push(next);
      last = next;
    }
  }
  return readings;
}
