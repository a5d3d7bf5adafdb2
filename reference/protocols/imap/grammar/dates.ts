import type { Cursor } from "./cursor.ts";
import { malformed } from "./rejected.ts";

const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];
const MONTH = `(${MONTHS.join("|")})`;
const DATE = new RegExp(`("?)(\\d\\d?)-${MONTH}-(\\d{4})\\1`, "iy");
const DATE_TIME = new RegExp(
  `"( \\d|\\d\\d)-${MONTH}-(\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d) ([+-])(\\d\\d)(\\d\\d)"`,
  "iy",
);
const DATE_FIELD = new RegExp(`(?:^|[\\s,])(\\d\\d?)\\s+${MONTH}\\s+(\\d{2,4})(?!\\d)`, "i");

/** A day, as the time in milliseconds at which it begins in UTC. */
export type Day = number;

/** SEARCH's date (RFC 3501, section 9: date), quoted or not. */
export function date(cursor: Cursor): Day {
  const [, , day, month, year] = cursor.take(DATE, "date");
  return dayOf(day!, month!, year!) ?? malformed("no such day");
}

/** APPEND's date-time, in UTC of the years 0100 to 9999: others INTERNALDATE could not tell, or other programs would misread. */
export function dateTime(cursor: Cursor): Date {
  const [, day, month, year, h, m, s, sign, zoneHours, zoneMinutes] = cursor.take(
    DATE_TIME,
    "date and time",
  ).map(String);
  const begins = dayOf(day!, month!, year!);
  // A leap second is legal; it counts as the first of the next minute.
  if (begins === undefined || Number(h) > 23 || Number(m) > 59 || Number(s) > 60) {
    return malformed("no such time");
  }
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === "-" ? -1 : 1);
  const time = new Date(begins + ((Number(h) * 60 + Number(m) - zone) * 60 + Number(s)) * 1000);
  const inUtc = time.getUTCFullYear();
  return inUtc >= 100 && inUtc <= 9999 ? time : malformed("no such year");
}

/** The day that a Date field names, its time and zone left aside as SENTBEFORE and the like want (RFC 3501, 6.4.4). */
export function dayOfField(value: string): Day | undefined {
  const found = DATE_FIELD.exec(value);
  if (!found) return undefined;
  const [, day, month, year] = found as unknown as [string, string, string, string];
  // RFC 5322, 4.3: two digits under 50 are of this century, others and three digits count from 1900.
  const short = year.length === 4 ? 0 : Number(year) < 50 && year.length === 2 ? 2000 : 1900;
  return dayOf(day, month, String(short + Number(year)));
}

export function dayOfDate(time: Date): Day {
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate());
}

/** INTERNALDATE's form, in UTC: the store keeps no zone. */
export function dateTimeText(time: Date): string {
  const [day, month, year] = [time.getUTCDate(), time.getUTCMonth(), time.getUTCFullYear()];
  const clock = time.toISOString().slice(11, 19);
  return `"${String(day).padStart(2)}-${MONTHS[month]}-${
    String(year).padStart(4, "0")
  } ${clock} +0000"`;
}

function dayOf(day: string, month: string, year: string): Day | undefined {
  const number = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase());
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  const begins = new Date(0);
  begins.setUTCFullYear(Number(year), number, Number(day));
  return begins.getUTCDate() === Number(day) ? begins.getTime() : undefined;
}
