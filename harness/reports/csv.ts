import { factOf } from "../deviations/fact.ts";
import type { Result } from "../judge/verdict.ts";
import { inOneLine } from "./inert.ts";
import type { Report } from "./report.ts";

/** What each column tells of a result. */
const COLUMNS = {
  id: ({ id }) => id,
  check: ({ check }) => check,
  clause: ({ clause }) => clause,
  level: ({ level }) => level,
  protocol: ({ protocol }) => protocol,
  verdict: ({ verdict }) => verdict,
  why: ({ why }) => why,
  form: (result) => factOf(result).form,
  login: (result) => factOf(result).login,
  mechanism: (result) => factOf(result).mechanism,
  expects: (result) => factOf(result).expects,
  client: ({ login }) => login?.client,
  ms: ({ login }) => login?.ms?.toFixed(1),
  trace: ({ trace }) => trace.join(" "),
  listed: ({ listed }) => listed?.at,
  reason: ({ listed }) => listed?.reason,
} satisfies Record<string, (result: Result) => string | undefined>;

/** Spreadsheets take a field that begins so for a formula, and would run what a server answered. */
const FORMULA = /^[=+\-@]/;

/** A field in quotes, whatever stands in it; quotes are doubled (RFC 4180, section 2). A formula has an apostrophe before it. */
const field = (text = "") =>
  `"${inOneLine(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const line = (fields: readonly (string | undefined)[]) => `${fields.map(field).join(",")}\r\n`;

/** CSV (RFC 4180): a line of names, then a line for each result. */
export default {
  id: "csv",
  about: "a line for each check as CSV, for spreadsheets and databases",
  usual: false,
  filename: "results.csv",
  write: ({ results }) =>
    line(Object.keys(COLUMNS)) +
    results.map((result) => line(Object.values(COLUMNS).map((of) => of(result)))).join(""),
} satisfies Report;
