import { upgradeOf } from "../../../wire.ts";
import { bad, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import type { NotAuthenticated } from "../state.ts";

/** RFC 3501, 6.2.1: once. The capabilities that were told before count no more, and are not told again unasked. */
export const starttls: Read<NotAuthenticated> = () => ({ wire }) => {
  const upgrade = upgradeOf(wire);
  if (upgrade) return { ...ok("Begin TLS"), upgrade };
  return bad(wire.encryption() ? "TLS is there already" : "Unknown command");
};
