import { type Answer, bad, no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { hasFlag, storeFlags } from "../grammar/flags.ts";
import { type Numbering, sequenceSet } from "../grammar/sequence.ts";
import type { MailboxView, Numbered } from "../mailbox_view.ts";
import type { Output } from "../output.ts";
import type { Selected } from "../state.ts";

const ITEM = /([+-]?)FLAGS(\.SILENT)? /iy;

type Change = (held: readonly string[]) => readonly string[];

/** STORE (RFC 3501, 6.4.6). */
export function storing(by: Numbering): Read<Selected> {
  return (cursor) => {
    cursor.expect(" ");
    const set = sequenceSet(cursor);
    cursor.expect(" ");
    const [, sign, silent] = cursor.take(ITEM, "FLAGS");
    const flags = storeFlags(cursor);
    const how = { by, silent: silent !== undefined, change: CHANGES[sign ?? ""]!(flags) };
    return ({ output }, { view }) => {
      const picked = view.pick(set, by);
      if (!picked) return bad("No such message");
      if (view.readOnly) return no("[READ-ONLY] The mailbox was opened by EXAMINE");
      const gone = picked.filter((message) => !store(output, view, message, how)).length;
      return { ...ended(gone > 0 && by === "sequence"), ...(by === "sequence" && KEEPS) };
    };
  };
}

const KEEPS = { keepsNumbers: true } as const;

const CHANGES: Readonly<Record<string, (flags: readonly string[]) => Change>> = {
  "": (flags) => () => flags,
  "+": (flags) => (held) => [...held, ...flags.filter((flag) => !hasFlag(held, flag))],
  "-": (flags) => (held) => held.filter((flag) => !hasFlag(flags, flag)),
};

function ended(gone: boolean): Answer {
  return gone ? no("[EXPUNGEISSUED] Some of the messages are gone") : ok("STORE done");
}

/** @returns false where the message is gone */
function store(
  output: Output,
  view: MailboxView,
  message: Numbered,
  { by, silent, change }: { by: Numbering; silent: boolean; change: Change },
): boolean {
  const held = view.mailbox.message(message.uid)?.flags;
  if (!held) return false;
  const flags = change(held);
  view.mailbox.setFlags(message.uid, flags);
  // .SILENT spares the client what it knows; what another session did meanwhile it does not know, and is told with the news.
  if (silent && !view.knows(message, held)) return true;
  const told = view.tell(message, flags);
  const uid = by === "uid" ? `UID ${message.uid} ` : "";
  if (!silent) output.line(`* ${message.number} FETCH (${uid}FLAGS ${told})`);
  return true;
}
