import { canaryIn } from "../../../fixtures/canary.ts";
import type { Mailbox } from "../../store/mail.ts";

const LOOKED_AT = 50;

/** The text of the first message that has a canary: the line that shows its token. */
export function canaryText(inbox: Mailbox): string | undefined {
  for (const { uid } of inbox.messages().slice(0, LOOKED_AT)) {
    const message = new TextDecoder().decode(inbox.content(uid));
    const lines = message.slice(Math.max(message.indexOf("\r\n\r\n"), 0)).split("\r\n");
    const found = lines.find((line) => canaryIn(line) !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}
