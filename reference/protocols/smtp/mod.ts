import type { ServedProtocol } from "../../protocol.ts";
import { servedAs } from "./conversation.ts";
import { SMTP } from "./dialect.ts";

/** SMTP: RFC 5321, 1870 (SIZE), 2034 and 3463 (codes), 2920 (PIPELINING), 3207 (STARTTLS), 4954 (AUTH), 6152 (8BITMIME). */
export const smtp: ServedProtocol = servedAs(SMTP);

export default smtp;
