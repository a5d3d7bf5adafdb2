import type { Mailbox } from "../../../store/mail.ts";
import { ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { mailboxName } from "../format.ts";
import { type Cursor, parenthesized } from "../grammar/cursor.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { atom } from "../grammar/strings.ts";
import { denial, NO_SUCH } from "../permission.ts";
import type { Authenticated, Selected } from "../state.ts";
import { malformed } from "../grammar/rejected.ts";

const ITEMS: Readonly<Record<string, (mailbox: Mailbox) => number>> = {
  MESSAGES: (mailbox) => mailbox.messages().length,
  RECENT: (mailbox) => mailbox.messages().filter((message) => message.recent).length,
  UIDNEXT: (mailbox) => mailbox.uidNext,
  UIDVALIDITY: (mailbox) => mailbox.uidValidity,
  UNSEEN: (mailbox) => mailbox.messages().filter(({ flags }) => !flags.includes("\\Seen")).length,
};

/** STATUS (RFC 3501, 6.3.10). */
export const status: Read<Authenticated | Selected> = (cursor) => {
  cursor.expect(" ");
  const name = mailbox(cursor);
  cursor.expect(" ");
  const items = parenthesized(cursor, item);
  return ({ output }, { session }) => {
    const found = session.mail.open(name);
    const denied = denial(found, "r");
    if (denied || !found) return denied ?? NO_SUCH;
    const values = items.map((item) => `${item} ${ITEMS[item]!(found)}`).join(" ");
    output.line(`* STATUS ${mailboxName(found.name)} (${values})`);
    return ok("STATUS done");
  };
};

function item(cursor: Cursor): string {
  const name = atom(cursor).toUpperCase();
  return Object.hasOwn(ITEMS, name) ? name : malformed("no such status item");
}
