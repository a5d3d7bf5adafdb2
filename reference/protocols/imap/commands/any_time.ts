import { ok } from "../answer.ts";
import { capabilityCode } from "../capabilities.ts";
import type { Commands } from "../command.ts";
import type { Cursor } from "../grammar/cursor.ts";
import { nstring, string } from "../grammar/strings.ts";
import type { State } from "../state.ts";
import { malformed } from "../grammar/rejected.ts";

/** RFC 2971, 3.3. */
const MOST_PAIRS = 30;

/** RFC 3501, 6.1, and ID: legal in every state. */
export const ANY_TIME: Commands<State> = {
  CAPABILITY: () => ({ output, wire }, state) => {
    output.line(`* ${capabilityCode(state, wire)}`);
    return ok("CAPABILITY done");
  },
  NOOP: () => () => ok("NOOP done"),
  LOGOUT: () => ({ output }) => {
    output.line("* BYE Good-bye");
    return ok("LOGOUT done", { phase: "logout" });
  },
  ID: (cursor) => {
    cursor.expect(" ");
    idParameters(cursor);
    // What the client is decides nothing here, so nothing of it is kept.
    return ({ output }) => {
      output.line('* ID ("name" "loginspec reference")');
      return ok("ID done");
    };
  },
};

/** RFC 2971, section 4: NIL, or pairs of a string and a string or NIL. */
function idParameters(cursor: Cursor): void {
  if (cursor.maybe(/NIL/iy) || cursor.skip("()")) return;
  cursor.expect("(");
  for (let pairs = 1; pairs <= MOST_PAIRS; pairs++) {
    string(cursor);
    cursor.expect(" ");
    nstring(cursor);
    if (cursor.skip(")")) return;
    cursor.expect(" ");
  }
  malformed("too many parameters");
}
