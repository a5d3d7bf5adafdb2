import type { Cursor } from "./cursor.ts";
import { Rejected } from "./rejected.ts";
import { astring, pattern } from "./strings.ts";
import { fromUtf7 } from "./utf7.ts";

/** A mailbox name, decoded. One that is no modified UTF-7 is grammatical, and yet no mailbox's: NO, not BAD. */
export function mailbox(cursor: Cursor): string {
  return decoded(astring(cursor));
}

/** The pattern of LIST and LSUB; wildcards stand for themselves in modified UTF-7. */
export function mailboxPattern(cursor: Cursor): string {
  return decoded(pattern(cursor));
}

function decoded(name: string): string {
  const found = fromUtf7(name);
  if (found === undefined) {
    throw new Rejected("NO", "[CANNOT] The mailbox name is no modified UTF-7");
  }
  return found;
}
