import { canaryIn } from "../fixtures/canary.ts";
import type { Mailbox } from "./store/mail.ts";

/** Each page looks anew: not into many messages, and not into large ones. */
const LOOKED_AT = 50;
const LARGEST = 16 << 10;

/** The text of the first message that has a canary: the line that shows its token. */
export function canaryText(inbox: Mailbox): string | undefined {
  const small = inbox.messages().filter(({ size }) => size <= LARGEST);
  for (const { uid } of small.slice(0, LOOKED_AT)) {
    const message = new TextDecoder().decode(inbox.content(uid));
    const lines = message.slice(Math.max(message.indexOf("\r\n\r\n"), 0)).split("\r\n");
    const found = lines.find((line) => canaryIn(line) !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}
