import { no, ok } from "../answer.ts";
import type { Commands, Read } from "../command.ts";
import { sequenceSet } from "../grammar/sequence.ts";
import type { MailboxView, Numbered } from "../mailbox_view.ts";
import type { Selected } from "../state.ts";

const READ_ONLY = "[READ-ONLY] The mailbox was opened by EXAMINE";

/** The three ways to leave a mailbox or set a mark in it (RFC 3501, 6.4.1 and 6.4.2; RFC 3691). */
export const LEAVING: Commands<Selected> = {
  CHECK: () => () => ok("CHECK done"),
  CLOSE: () => (_, { session, view }) => {
    // No EXPUNGE responses: the client leaves the mailbox and asked for none. Without the right nothing goes (RFC 4314, section 4).
    if (!view.readOnly) remove(view, view.all());
    return ok("CLOSE done", { phase: "authenticated", session });
  },
  UNSELECT: () => (_, { session }) => ok("UNSELECT done", { phase: "authenticated", session }),
};

/** RFC 3501, 6.4.3. */
export const expunge: Read<Selected> = () => (_, { view }) => {
  if (view.readOnly) return no(READ_ONLY);
  remove(view, view.all());
  return ok("EXPUNGE done");
};

/** UID EXPUNGE (RFC 4315, 2.1): of the messages named, those that have \Deleted. */
export const uidExpunge: Read<Selected> = (cursor) => {
  cursor.expect(" ");
  const set = sequenceSet(cursor);
  return (_, { view }) => {
    if (view.readOnly) return no(READ_ONLY);
    remove(view, view.pick(set, "uid") ?? []);
    return ok("EXPUNGE done");
  };
};

/** The responses come with the mailbox's news. */
function remove({ mailbox }: MailboxView, messages: readonly Numbered[]): void {
  const deleted = new Set(
    mailbox.messages().filter(({ flags }) => flags.includes("\\Deleted")).map(({ uid }) => uid),
  );
  mailbox.expunge(messages.map(({ uid }) => uid).filter((uid) => deleted.has(uid)));
}
