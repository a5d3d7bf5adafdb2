import { Buffer } from "node:buffer";
import type { Changed } from "../../../store/acl.ts";
import { NO_RIGHTS } from "../../../store/rights.ts";
import { type Answer, no, ok } from "../answer.ts";
import type { Commands } from "../command.ts";
import { mailboxName, string } from "../format.ts";
import type { Cursor } from "../grammar/cursor.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { modification, rightsText, tiedTexts } from "../grammar/rights.ts";
import { astring, isAtom } from "../grammar/strings.ts";
import { denial, NO_SUCH } from "../permission.ts";
import type { Authenticated, Selected } from "../state.ts";

/** RFC 4314, section 3. All but MYRIGHTS take the right `a`. */
export const ACL: Commands<Authenticated | Selected> = {
  SETACL: (cursor) => {
    const name = argument(cursor, mailbox);
    const identifier = argument(cursor, astring);
    const change = argument(cursor, modification);
    return (_, { session }) => {
      const found = session.mail.open(name);
      return denial(found, "a") ?? done("SETACL", found!.acl.change(identifier, change));
    };
  },
  DELETEACL: (cursor) => {
    const name = argument(cursor, mailbox);
    const identifier = argument(cursor, astring);
    return (_, { session }) => {
      const found = session.mail.open(name);
      return denial(found, "a") ??
        done("DELETEACL", found!.acl.change(identifier, () => NO_RIGHTS));
    };
  },
  GETACL: (cursor) => {
    const name = argument(cursor, mailbox);
    return ({ output }, { session }) => {
      const found = session.mail.open(name);
      const denied = denial(found, "a");
      if (denied || !found) return denied ?? NO_SUCH;
      const entries = found.acl.entries().map(({ identifier, rights }) =>
        ` ${word(identifier)} ${rightsText(rights)}`
      );
      output.line(`* ACL ${mailboxName(found.name)}${entries.join("")}`);
      return ok("GETACL done");
    };
  },
  LISTRIGHTS: (cursor) => {
    const name = argument(cursor, mailbox);
    const identifier = argument(cursor, astring);
    return ({ output }, { session }) => {
      const found = session.mail.open(name);
      const denied = denial(found, "a");
      if (denied || !found) return denied ?? NO_SUCH;
      const always = found.acl.always(identifier);
      const rights = [rightsText(always) || '""', ...tiedTexts(always)].join(" ");
      output.line(`* LISTRIGHTS ${mailboxName(found.name)} ${word(identifier)} ${rights}`);
      return ok("LISTRIGHTS done");
    };
  },
  MYRIGHTS: (cursor) => {
    const name = argument(cursor, mailbox);
    return ({ output }, { session }) => {
      const found = session.mail.open(name);
      if (!found) return NO_SUCH;
      output.line(`* MYRIGHTS ${mailboxName(found.name)} ${rightsText(found.rights)}`);
      return ok("MYRIGHTS done");
    };
  },
};

function argument<T>(cursor: Cursor, read: (cursor: Cursor) => T): T {
  cursor.expect(" ");
  return read(cursor);
}

function done(verb: string, changed: Changed): Answer {
  if (changed === "unfit") return no("[CANNOT] No such identifier can have rights");
  return changed === "too many" ? no("[LIMIT] Too many identifiers") : ok(`${verb} done`);
}

function word(text: string): string {
  return isAtom(text) && text.toUpperCase() !== "NIL"
    ? text
    : string(Buffer.from(text).toString("latin1"));
}
