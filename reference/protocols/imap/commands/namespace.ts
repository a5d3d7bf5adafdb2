import { ok } from "../answer.ts";
import type { Read } from "../command.ts";
import type { Authenticated, Selected } from "../state.ts";

/** NAMESPACE (RFC 2342): the account's own mailboxes, with no prefix. */
export const namespace: Read<Authenticated | Selected> = () => ({ output }) => {
  output.line('* NAMESPACE (("" "/")) NIL NIL');
  return ok("NAMESPACE done");
};
