import { no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import type { Numbering } from "../grammar/sequence.ts";
import { astring } from "../grammar/strings.ts";
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
    return ({ output }, { view }) => {
      if (charset !== undefined && !CHARSETS.includes(charset.toUpperCase())) {
        return no(`[BADCHARSET (${CHARSETS.join(" ")})] No such charset`);
      }
      const states = new Map(view.mailbox.messages().map((state) => [state.uid, state]));
      const found = view.all().filter((message) => {
        const state = states.get(message.uid);
        return state && meets(new Candidate(view, message, state, cursor.depth));
      });
      const numbers = found.map(({ number, uid }) => by === "uid" ? uid : number);
      output.line(["* SEARCH", ...numbers].join(" "));
      return { ...ok("SEARCH done"), ...(by === "sequence" && { keepsNumbers: true as const }) };
    };
  };
}
