import { ok } from "../answer.ts";
import type { Read } from "../command.ts";
import type { Authenticated, Selected } from "../state.ts";

/** NAMESPACE (RFC 2342): the account's own mailboxes with no prefix, other accounts' behind `~` (share.name), and none that are nobody's. */
export const namespace: Read<Authenticated | Selected> = () => ({ output }) => {
  output.line('* NAMESPACE (("" "/")) (("~" "/")) NIL');
  return ok("NAMESPACE done");
};
