import { bad, no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { type Numbering, sequenceSet, sequenceText } from "../grammar/sequence.ts";
import { maySelect, NO_SUCH, targetDenial } from "../permission.ts";
import type { Selected } from "../state.ts";

/** COPY (RFC 3501, 6.4.7) and MOVE (RFC 6851), with the uids of both sides (RFC 4315, section 3). */
export function copying(by: Numbering, act: "copy" | "move"): Read<Selected> {
  const verb = act.toUpperCase();
  return (cursor) => {
    cursor.expect(" ");
    const set = sequenceSet(cursor);
    cursor.expect(" ");
    const name = mailbox(cursor);
    return ({ output }, { session, view }) => {
      const picked = view.pick(set, by);
      if (!picked) return bad("No such message");
      if (act === "move" && view.readOnly) {
        return no("[READ-ONLY] The mailbox was opened by EXAMINE");
      }
      const target = session.mail.open(name);
      const denied = targetDenial(session.mail, name, target);
      if (denied || !target) return denied ?? NO_SUCH;
      const uids = picked.map(({ uid }) => uid).filter((uid) => view.mailbox.message(uid));
      // All or none: a message that another session has just removed cannot be copied.
      if (by === "sequence" && uids.length < picked.length) {
        return no("[EXPUNGEISSUED] Some of the messages are gone");
      }
      const pairs = view.mailbox[act](uids, target);
      if (pairs.length === 0 || !maySelect(target)) return ok(`${verb} done`);
      const [from, to] = [pairs.map(([old]) => old), pairs.map(([, fresh]) => fresh)];
      const code = `[COPYUID ${target.uidValidity} ${sequenceText(from)} ${sequenceText(to)}]`;
      if (act === "copy") return ok(`${code} COPY done`);
      // RFC 6851, 4.3: before the EXPUNGE responses, which come with the mailbox's news.
      output.line(`* OK ${code} Moved`);
      return ok("MOVE done");
    };
  };
}
