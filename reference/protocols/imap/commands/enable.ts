import { ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { atom } from "../grammar/strings.ts";
import type { Authenticated } from "../state.ts";

/** ENABLE (RFC 5161). No extension here waits to be enabled, and unknown ones are passed over. */
export const enable: Read<Authenticated> = (cursor) => {
  do {
    cursor.expect(" ");
    atom(cursor);
  } while (!cursor.done);
  return ({ output }) => {
    output.line("* ENABLED");
    return ok("ENABLE done");
  };
};
