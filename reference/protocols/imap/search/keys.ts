import { type Cursor, parenthesized } from "../grammar/cursor.ts";
import { date, type Day, dayOfDate, dayOfField } from "../grammar/dates.ts";
import { fieldName } from "../grammar/section.ts";
import { type Numbering, type SequenceSet, sequenceSet, within } from "../grammar/sequence.ts";
import { astring, atom } from "../grammar/strings.ts";
import type { Candidate } from "./candidate.ts";
import { malformed, Rejected } from "../grammar/rejected.ts";

/** What a message has to be like. */
export type Criterion = (candidate: Candidate) => boolean;

/** One or more keys: all have to be met (RFC 3501, 6.4.4). @throws {Rejected} */
export function criteria(cursor: Cursor): Criterion {
  const here: Place = { depth: 0, left: { texts: MOST_TEXTS } };
  const all = [key(cursor, here)];
  while (cursor.skip(" ")) all.push(key(cursor, here));
  return every(all);
}

/** Texts that one search may look for in a message, and the characters of each: a message may be some megabytes. */
const MOST_TEXTS = 50;
const LONGEST_TEXT = 200;

/** Where a key stands. */
interface Place {
  /** How many keys it is inside of. */
  readonly depth: number;
  /** What the whole command has left. */
  readonly left: { texts: number };
}

/** Reads the arguments of a key. */
type ReadKey = (cursor: Cursor, place: Place) => Criterion;

const KEYS: Readonly<Record<string, ReadKey>> = {
  ALL: () => () => true,
  ANSWERED: flagged("\\Answered"),
  DELETED: flagged("\\Deleted"),
  DRAFT: flagged("\\Draft"),
  FLAGGED: flagged("\\Flagged"),
  SEEN: flagged("\\Seen"),
  UNANSWERED: unflagged("\\Answered"),
  UNDELETED: unflagged("\\Deleted"),
  UNDRAFT: unflagged("\\Draft"),
  UNFLAGGED: unflagged("\\Flagged"),
  UNSEEN: unflagged("\\Seen"),
  RECENT: () => (one) => one.numbered.recent,
  OLD: () => (one) => !one.numbered.recent,
  NEW: () => (one) => one.numbered.recent && !one.has("\\Seen"),
  KEYWORD: argument(atom, (keyword) => (one) => one.has(keyword)),
  UNKEYWORD: argument(atom, (keyword) => (one) => !one.has(keyword)),
  BEFORE: argument(date, (day) => (one) => received(one) < day),
  ON: argument(date, (day) => (one) => received(one) === day),
  SINCE: argument(date, (day) => (one) => received(one) >= day),
  SENTBEFORE: argument(date, (day) => sent((its) => its < day)),
  SENTON: argument(date, (day) => sent((its) => its === day)),
  SENTSINCE: argument(date, (day) => sent((its) => its >= day)),
  LARGER: argument(number, (size) => (one) => one.state.size > size),
  SMALLER: argument(number, (size) => (one) => one.state.size < size),
  BCC: field("Bcc"),
  CC: field("Cc"),
  FROM: field("From"),
  SUBJECT: field("Subject"),
  TO: field("To"),
  HEADER: (cursor, place) => {
    cursor.expect(" ");
    return field(fieldName(cursor))(cursor, place);
  },
  BODY: text((text) => (one) => one.body.includes(text)),
  TEXT: text((text) => (one) => one.header.includes(text) || one.body.includes(text)),
  UID: argument(sequenceSet, (set) => numbered(set, "uid")),
  NOT: (cursor, place) => {
    const negated = next(cursor, place);
    return (one) => !negated(one);
  },
  OR: (cursor, place) => {
    const [left, right] = [next(cursor, place), next(cursor, place)];
    return (one) => left(one) || right(one);
  },
};

function next(cursor: Cursor, place: Place): Criterion {
  cursor.expect(" ");
  return key(cursor, inside(place));
}

function inside({ depth, left }: Place): Place {
  return { depth: depth + 1, left };
}

function key(cursor: Cursor, place: Place): Criterion {
  if (place.depth > cursor.depth) malformed("the search keys are nested too deep");
  if (cursor.sees("(")) return every(parenthesized(cursor, (inner) => key(inner, inside(place))));
  const name = cursor.maybe(/[A-Z]+/iy)?.[0].toUpperCase();
  if (name === undefined) return numbered(sequenceSet(cursor), "sequence");
  const read = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  return read ? read(cursor, place) : malformed("no such search key");
}

function every(all: readonly Criterion[]): Criterion {
  return (one) => all.every((meets) => meets(one));
}

function argument<T>(read: (cursor: Cursor) => T, criterion: (value: T) => Criterion): ReadKey {
  return (cursor) => {
    cursor.expect(" ");
    return criterion(read(cursor));
  };
}

function flagged(flag: string): ReadKey {
  return () => (one) => one.has(flag);
}

function unflagged(flag: string): ReadKey {
  return () => (one) => !one.has(flag);
}

/** A text to look for; letter case does not matter (6.4.4). */
function text(criterion: (lower: string) => Criterion): ReadKey {
  return (cursor, { left }) => {
    cursor.expect(" ");
    const text = astring(cursor);
    if (left.texts-- === 0) throw new Rejected("NO", "[LIMIT] Too many texts to look for");
    if (text.length > LONGEST_TEXT) throw new Rejected("NO", "[LIMIT] The text is too long");
    return criterion(text.toLowerCase());
  };
}

/** An empty string is in every field that is there. */
function field(name: string): ReadKey {
  return text((text) => (one) =>
    one.values(name).some((value) => value.toLowerCase().includes(text))
  );
}

/** Numbers past the last message match none; no message is past the last uid. */
function numbered(set: SequenceSet, by: Numbering): Criterion {
  let wanted: ((number: number) => boolean) | undefined;
  return ({ view, numbered }) => {
    wanted ??= within(set, by === "uid" ? view.lastUid : view.size);
    return wanted(by === "uid" ? numbered.uid : numbered.number);
  };
}

function number(cursor: Cursor): number {
  return Number(cursor.take(/\d{1,10}/y, "number")[0]);
}

/** The store keeps no zone: the day in UTC, as INTERNALDATE shows it. */
function received({ state }: Candidate): Day {
  return dayOfDate(state.internalDate);
}

function sent(meets: (day: Day) => boolean): Criterion {
  return (one) => {
    const day = dayOfField(one.values("Date")[0] ?? "");
    return day !== undefined && meets(day);
  };
}
