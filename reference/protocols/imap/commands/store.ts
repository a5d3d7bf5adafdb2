import { flagsWithin, rightToFlag } from "../../../store/rights.ts";
import { bad, no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { hasFlag, MOST_FLAGS, storeFlags } from "../grammar/flags.ts";
import { type Numbering, sequenceSet } from "../grammar/sequence.ts";
import type { MailboxView, Numbered } from "../mailbox_view.ts";
import type { Output } from "../output.ts";
import { Pace } from "../../../pace.ts";
import { NO_PERMISSION } from "../permission.ts";
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
    return async ({ output }, { view }) => {
      const picked = view.pick(set, by);
      if (!picked) return bad("No such message");
      if (view.readOnly) return no("[READ-ONLY] The mailbox was opened by EXAMINE");
      const { rights } = view.mailbox;
      if (!(["s", "w", "d"] as const).some((right) => rights.has(right))) return NO_PERMISSION;
      // RFC 4314, section 4: it fails only where there is a right to none of the flags.
      if (flags.length > 0 && !flags.some((flag) => rights.has(rightToFlag(flag)))) {
        return NO_PERMISSION;
      }
      const pace = new Pace();
      let said = ok("STORE done");
      for (const message of picked) {
        await pace.rest();
        const stored = store(output, view, message, how);
        if (stored === "too many flags") said = no("[LIMIT] Too many flags");
        if (stored === "gone" && by === "sequence") said = GONE;
      }
      return { ...said, ...(by === "sequence" && KEEPS) };
    };
  };
}

const GONE = no("[EXPUNGEISSUED] Some of the messages are gone");
const KEEPS = { keepsNumbers: true } as const;

const CHANGES: Readonly<Record<string, (flags: readonly string[]) => Change>> = {
  "": (flags) => () => flags,
  "+": (flags) => (held) => [...held, ...flags.filter((flag) => !hasFlag(held, flag))],
  "-": (flags) => (held) => held.filter((flag) => !hasFlag(flags, flag)),
};

function store(
  output: Output,
  view: MailboxView,
  message: Numbered,
  { by, silent, change }: { by: Numbering; silent: boolean; change: Change },
): "stored" | "gone" | "too many flags" {
  const held = view.mailbox.message(message.uid)?.flags;
  if (!held) return "gone";
  const flags = flagsWithin(view.mailbox.rights, held, change(held));
  if (flags.length > MOST_FLAGS) return "too many flags";
  view.mailbox.setFlags(message.uid, flags);
  // .SILENT spares the client what it knows; what another session did meanwhile it does not know, and is told with the news.
  if (silent && !view.knows(message, held)) return "stored";
  const told = view.tell(message, flags);
  const uid = by === "uid" ? `UID ${message.uid} ` : "";
  if (!silent) output.line(`* ${message.number} FETCH (${uid}FLAGS ${told})`);
  return "stored";
}
