import { ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { dateTime } from "../grammar/dates.ts";
import { flagList } from "../grammar/flags.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { octets } from "../grammar/strings.ts";
import { maySelect, NO_SUCH, targetDenial } from "../permission.ts";
import type { Authenticated, Selected } from "../state.ts";
import { malformed } from "../grammar/rejected.ts";

/** APPEND (RFC 3501, 6.3.11), answered with the uid (RFC 4315, section 3). */
export const append: Read<Authenticated | Selected> = (cursor) => {
  cursor.expect(" ");
  const name = mailbox(cursor);
  cursor.expect(" ");
  const flags = cursor.sees("(") ? flagList(cursor) : undefined;
  if (flags) cursor.expect(" ");
  const date = cursor.sees('"') ? dateTime(cursor) : undefined;
  if (date) cursor.expect(" ");
  const message = octets(cursor.literal() ?? malformed("literal expected"));
  return (_, { session }) => {
    const target = session.mail.open(name);
    const denied = targetDenial(session.mail, name, target);
    if (denied || !target) return denied ?? NO_SUCH;
    const uid = target.append(message, flags, date);
    const code = maySelect(target) ? `[APPENDUID ${target.uidValidity} ${uid}] ` : "";
    return ok(`${code}APPEND done`);
  };
};
