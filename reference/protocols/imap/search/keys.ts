import { type Cursor, parenthesized } from "../grammar/cursor.ts";
import { date, type Day, dayOfDate, dayOfField } from "../grammar/dates.ts";
import { fieldName } from "../grammar/section.ts";
import { type Numbering, type SequenceSet, sequenceSet, within } from "../grammar/sequence.ts";
import { astring, atom } from "../grammar/strings.ts";
import type { Candidate } from "./candidate.ts";
import { malformed } from "../grammar/rejected.ts";

/** What a message has to be like. */
export type Criterion = (candidate: Candidate) => boolean;

/** One or more keys: all have to be met (RFC 3501, 6.4.4). @throws {Rejected} */
export function criteria(cursor: Cursor): Criterion {
  const all = [key(cursor, 0)];
  while (cursor.skip(" ")) all.push(key(cursor, 0));
  return every(all);
}

/** Reads the arguments of a key; `depth`: how many keys it is inside of. */
type ReadKey = (cursor: Cursor, depth: number) => Criterion;

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
  HEADER: (cursor) => {
    cursor.expect(" ");
    return field(fieldName(cursor))(cursor, 0);
  },
  BODY: argument(astring, (text) => (one) => contains(one.body, text)),
  TEXT: argument(
    astring,
    (text) => (one) => contains(one.header, text) || contains(one.body, text),
  ),
  UID: argument(sequenceSet, (set) => numbered(set, "uid")),
  NOT: (cursor, depth) => {
    const negated = next(cursor, depth);
    return (one) => !negated(one);
  },
  OR: (cursor, depth) => {
    const [left, right] = [next(cursor, depth), next(cursor, depth)];
    return (one) => left(one) || right(one);
  },
};

function next(cursor: Cursor, depth: number): Criterion {
  cursor.expect(" ");
  return key(cursor, depth + 1);
}

function key(cursor: Cursor, depth: number): Criterion {
  if (depth > cursor.depth) malformed("the search keys are nested too deep");
  if (cursor.sees("(")) return every(parenthesized(cursor, (inner) => key(inner, depth + 1)));
  const name = cursor.maybe(/[A-Z]+/iy)?.[0].toUpperCase();
  if (name === undefined) return numbered(sequenceSet(cursor), "sequence");
  const read = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  return read ? read(cursor, depth) : malformed("no such search key");
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

/** An empty string is in every field that is there. */
function field(name: string): ReadKey {
  return argument(
    astring,
    (text) => (one) => one.values(name).some((value) => contains(value, text)),
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

/** Letter case does not matter (6.4.4). */
function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
