import { withCrlf } from "../../crlf.ts";
import type { Open } from "./standing.ts";

/**
 * A file's content as a transfer of that type sends it. In ASCII every line ends in CRLF (RFC 959, section 3.1.1.1). What comes in is
 * kept as it comes: the store's own lines end in CRLF.
 */
export function asSent(type: Open["type"], content: Uint8Array): Uint8Array {
  return type === "I" ? content : withCrlf(content);
}
