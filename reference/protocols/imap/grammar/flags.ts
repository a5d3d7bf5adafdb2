import type { Cursor } from "./cursor.ts";
import { parenthesized } from "./cursor.ts";
import { atom } from "./strings.ts";
import { malformed, Rejected } from "./rejected.ts";

/** The flags of RFC 3501, 2.3.2, that a client can change. */
export const SYSTEM_FLAGS = ["\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft"] as const;

/** Of one message: every session that has the mailbox open looks through them at every change. */
export const MOST_FLAGS = 100;

const BY_LOWER_CASE = new Map(SYSTEM_FLAGS.map((flag) => [flag.toLowerCase(), flag]));

/**
 * A flag, a system flag in its usual spelling. `\Recent` is not the client's to set; what else begins with `\` is grammatical
 * (flag-extension) and, not being among PERMANENTFLAGS, has no effect: nothing.
 */
function flag(cursor: Cursor): string | undefined {
  if (!cursor.skip("\\")) return atom(cursor);
  const name = `\\${atom(cursor)}`.toLowerCase();
  if (name === "\\recent") malformed("\\Recent cannot be set");
  return BY_LOWER_CASE.get(name);
}

export function flagList(cursor: Cursor): string[] {
  return cursor.skip("()") ? [] : distinct(parenthesized(cursor, flag));
}

/** STORE's flags, which need no parentheses. */
export function storeFlags(cursor: Cursor): string[] {
  if (cursor.sees("(")) return flagList(cursor);
  const flags = [flag(cursor)];
  while (cursor.skip(" ")) flags.push(flag(cursor));
  return distinct(flags);
}

/** Letter case of a flag does not matter; the first spelling stays. */
export function sameFlag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function hasFlag(flags: readonly string[], flag: string): boolean {
  return flags.some((one) => sameFlag(one, flag));
}

function distinct(flags: readonly (string | undefined)[]): string[] {
  const kept = new Map<string, string>();
  for (const flag of flags) {
    if (flag === undefined || kept.has(flag.toLowerCase())) continue;
    if (kept.size === MOST_FLAGS) throw new Rejected("NO", "[LIMIT] Too many flags");
    kept.set(flag.toLowerCase(), flag);
  }
  return [...kept.values()];
}
