import { no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { list } from "../format.ts";
import { SYSTEM_FLAGS } from "../grammar/flags.ts";
import { mailbox } from "../grammar/mailbox.ts";
import { MailboxView } from "../mailbox_view.ts";
import type { Output } from "../output.ts";
import type { Authenticated, Selected } from "../state.ts";

/** SELECT and EXAMINE (RFC 3501, 6.3.1 and 6.3.2). One that fails leaves no mailbox selected. */
export function selecting(readOnly: boolean): Read<Authenticated | Selected> {
  return (cursor) => {
    cursor.expect(" ");
    const name = mailbox(cursor);
    return ({ output }, { session }) => {
      const found = session.mail.open(name);
      if (!found) return no("[NONEXISTENT] No such mailbox", { phase: "authenticated", session });
      const view = new MailboxView(found, readOnly);
      describe(output, view);
      const text = readOnly ? "[READ-ONLY] EXAMINE done" : "[READ-WRITE] SELECT done";
      return ok(text, { phase: "selected", session, view });
    };
  };
}

function describe(output: Output, view: MailboxView): void {
  const { mailbox, readOnly, flags } = view;
  const unseen = mailbox.messages().findIndex((message) => !message.flags.includes("\\Seen"));
  const permanent = readOnly ? [] : [...SYSTEM_FLAGS, ...flags.slice(SYSTEM_FLAGS.length), "\\*"];
  output.line(`* FLAGS ${list(flags)}`);
  output.line(`* ${view.size} EXISTS`);
  output.line(`* ${view.recent} RECENT`);
  if (unseen >= 0) output.line(`* OK [UNSEEN ${unseen + 1}] The first unseen message`);
  output.line(`* OK [PERMANENTFLAGS ${list(permanent)}] Flags that last`);
  output.line(`* OK [UIDNEXT ${mailbox.uidNext}] The next uid`);
  output.line(`* OK [UIDVALIDITY ${mailbox.uidValidity}] Uids are valid`);
}
