import type { Wire } from "../../wire.ts";
import { type Rejected, rejected } from "./rejected.ts";

/** The header fields of a request. */
export interface Fields {
  /** All values of a field, in order; names in small letters. */
  all(name: string): readonly string[];
  /** The one value; nothing where there is none. Of the fields that stand for themselves there are never two. */
  one(name: string): string | undefined;
  /** Whether a list field has this element, in any letter case. */
  lists(name: string, element: string): boolean;
}

const MOST_FIELDS = 100;
const MOST_CHARACTERS = 32 << 10;

/** RFC 9110, 5.6.2. No blank before the colon, no line folded: RFC 9112, 5.1 and 5.2. */
const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/s;
/** Control characters, HTAB not: RFC 9110, 5.5. A CR here is one without its LF. */
// deno-lint-ignore no-control-regex -- these are what is looked for
const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/;

/** Two of one of these could mean two things to two readers. */
const SINGLE = ["host", "content-length", "content-type", "authorization", "expect"];

/** Reads fields up to the empty line; nothing where the input ends before. @throws {WireEnded} */
export async function readFields(wire: Wire): Promise<Fields | Rejected | undefined> {
  const read = new Map<string, string[]>();
  let characters = 0;
  for (let count = 0;; count++) {
    const line = await wire.line();
    if (line === undefined) return undefined;
    if (line === "") break;
    characters += line.length;
    if (count === MOST_FIELDS || characters > MOST_CHARACTERS) return rejected(431);
    const [, name, value = ""] = FIELD.exec(line) ?? [];
    if (name === undefined || CONTROL.test(value)) return rejected(400);
    const key = name.toLowerCase();
    read.set(key, [...read.get(key) ?? [], value]);
  }
  if (SINGLE.some((name) => (read.get(name)?.length ?? 0) > 1)) return rejected(400);
  const all = (name: string) => read.get(name) ?? [];
  return {
    all,
    one: (name) => all(name)[0],
    lists: (name, element) =>
      all(name).join().split(",").some((each) => each.trim().toLowerCase() === element),
  };
}
