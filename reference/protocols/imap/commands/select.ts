import { canChange, rightToFlag } from "../../../store/rights.ts";
import { ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { list } from "../format.ts";
import { SYSTEM_FLAGS } from "../grammar/flags.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { MailboxView } from "../mailbox_view.ts";
import type { Output } from "../output.ts";
import { denial, NO_SUCH } from "../permission.ts";
import type { Authenticated, Selected } from "../state.ts";

/** SELECT and EXAMINE (RFC 3501, 6.3.1 and 6.3.2). One that fails leaves no mailbox selected. */
export function selecting(readOnly: boolean): Read<Authenticated | Selected> {
  return (cursor) => {
    cursor.expect(" ");
    const name = mailbox(cursor);
    return ({ output }, { session }) => {
      const found = session.mail.open(name);
      const denied = denial(found, "r");
      if (denied || !found) {
        return { ...denied ?? NO_SUCH, next: { phase: "authenticated", session } };
      }
      const view = new MailboxView(found, readOnly);
      describe(output, view);
      const code = !readOnly && canChange(found.rights) ? "READ-WRITE" : "READ-ONLY";
      const text = `[${code}] ${readOnly ? "EXAMINE" : "SELECT"} done`;
      return ok(text, { phase: "selected", session, view });
    };
  };
}

function describe(output: Output, view: MailboxView): void {
  const { mailbox, readOnly, flags } = view;
  const unseen = mailbox.messages().findIndex((message) => !message.flags.includes("\\Seen"));
  const all = [...SYSTEM_FLAGS, ...flags.slice(SYSTEM_FLAGS.length), "\\*"];
  const permanent = readOnly ? [] : all.filter((flag) => mailbox.rights.has(rightToFlag(flag)));
  output.line(`* FLAGS ${list(flags)}`);
  output.line(`* ${view.size} EXISTS`);
  output.line(`* ${view.recent} RECENT`);
  if (unseen >= 0) output.line(`* OK [UNSEEN ${unseen + 1}] The first unseen message`);
  output.line(`* OK [PERMANENTFLAGS ${list(permanent)}] Flags that last`);
  output.line(`* OK [UIDNEXT ${mailbox.uidNext}] The next uid`);
  output.line(`* OK [UIDVALIDITY ${mailbox.uidValidity}] Uids are valid`);
}
