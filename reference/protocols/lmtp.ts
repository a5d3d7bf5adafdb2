import type { ServedProtocol } from "../protocol.ts";
import { servedAs } from "./smtp/conversation.ts";
import { LMTP } from "./smtp/dialect.ts";

/** LMTP: RFC 2033, with the extensions of our SMTP. Nobody logs in here. */
export const lmtp: ServedProtocol = servedAs(LMTP);

export default lmtp;
