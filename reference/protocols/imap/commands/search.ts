import type { MessageState } from "../../../store/mail.ts";
import { no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import type { Numbering } from "../grammar/sequence.ts";
import { astring } from "../grammar/strings.ts";
import type { MailboxView } from "../mailbox_view.ts";
import { Pace } from "../../../pace.ts";
import { Candidate } from "../search/candidate.ts";
import { criteria } from "../search/keys.ts";
import type { Selected } from "../state.ts";

/** Both are read as UTF-8, of which US-ASCII is a part. */
const CHARSETS = ["US-ASCII", "UTF-8"];

/** SEARCH (RFC 3501, 6.4.4). A message that another session has removed is not found. */
export function searching(by: Numbering): Read<Selected> {
  return (cursor) => {
    const charset = cursor.maybe(/ CHARSET /iy) ? astring(cursor) : undefined;
    cursor.expect(" ");
    const meets = criteria(cursor);
    return async ({ output }, { view }) => {
      if (charset !== undefined && !CHARSETS.includes(charset.toUpperCase())) {
        return no(`[BADCHARSET (${CHARSETS.join(" ")})] No such charset`);
      }
      const pace = new Pace();
      let states = statesIn(view);
      const numbers: number[] = [];
      for (const message of view.all()) {
        if (await pace.rest()) states = statesIn(view);
        const state = states.get(message.uid);
        const found = state && meets(new Candidate(view, message, state, cursor.depth));
        if (found) numbers.push(by === "uid" ? message.uid : message.number);
      }
      output.line(["* SEARCH", ...numbers].join(" "));
      return { ...ok("SEARCH done"), ...(by === "sequence" && { keepsNumbers: true as const }) };
    };
  };
}

function statesIn({ mailbox }: MailboxView): Map<number, MessageState> {
  return new Map(mailbox.messages().map((state) => [state.uid, state]));
}
