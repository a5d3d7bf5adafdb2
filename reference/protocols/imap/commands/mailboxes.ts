import { isInbox } from "../../../store/mailbox_name.ts";
import type { Right } from "../../../store/rights.ts";
import { type Answer, no, ok } from "../answer.ts";
import type { Commands } from "../command.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { denial, NO_PERMISSION, NO_SUCH } from "../permission.ts";
import type { Authenticated, Selected } from "../state.ts";

/** What changes the tree of mailboxes (RFC 3501, 6.3.3 to 6.3.7). */
export const MAILBOXES: Commands<Authenticated | Selected> = {
  CREATE: (cursor) => {
    cursor.expect(" ");
    const name = mailbox(cursor);
    return (_, { session: { mail } }) => {
      if (mail.open(withoutSlash(name))) return no("[ALREADYEXISTS] There is such a mailbox");
      if (!mail.mayCreate(withoutSlash(name))) return NO_PERMISSION;
      return done("CREATE", mail.create(withoutSlash(name)));
    };
  },
  DELETE: (cursor) => {
    cursor.expect(" ");
    const name = mailbox(cursor);
    return (_, { session: { mail } }) =>
      denial(mail.open(name), "c") ?? done("DELETE", mail.remove(name));
  },
  RENAME: (cursor) => {
    cursor.expect(" ");
    const from = mailbox(cursor);
    cursor.expect(" ");
    const to = mailbox(cursor);
    return (_, { session: { mail } }) => {
      const denied = denial(mail.open(from), ...toRename(from));
      if (denied) return denied;
      if (mail.open(withoutSlash(to))) return no("[ALREADYEXISTS] There is such a mailbox");
      if (!mail.mayCreate(withoutSlash(to))) return NO_PERMISSION;
      return done("RENAME", mail.rename(from, withoutSlash(to)));
    };
  },
  SUBSCRIBE: (cursor) => {
    cursor.expect(" ");
    const name = mailbox(cursor);
    return (_, { session: { mail } }) => {
      // A name may be subscribed to before its mailbox exists (6.3.6), but not one that none can have.
      if (name === "") return no("[CANNOT] No name");
      // Of another account's nobody learns by it whether there is one (RFC 4314, section 4: `l`).
      if (name.startsWith("~") && !mail.open(name)) return NO_SUCH;
      mail.subscribe(name, true);
      return ok("SUBSCRIBE done");
    };
  },
  UNSUBSCRIBE: (cursor) => {
    cursor.expect(" ");
    const name = mailbox(cursor);
    return (_, { session: { mail } }) => {
      mail.subscribe(name, false);
      return ok("UNSUBSCRIBE done");
    };
  },
};

/** INBOX stays, and its messages go where others may read them. */
function toRename(name: string): readonly Right[] {
  return isInbox(name) ? ["c", "r", "d"] : ["c"];
}

/** A separator at the end says that names below are to come (6.3.3): it is no part of the name. */
function withoutSlash(name: string): string {
  return name.replace(/\/$/, "");
}

function done(verb: string, well: boolean): Answer {
  return well ? ok(`${verb} done`) : no("[CANNOT] This mailbox name is not for that");
}
