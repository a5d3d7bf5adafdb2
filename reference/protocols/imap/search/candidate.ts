import type { MessageState } from "../../../store/mail.ts";
import { hasFlag } from "../grammar/flags.ts";
import type { MailboxView, Numbered } from "../mailbox_view.ts";
import { Message } from "../message.ts";
import { decodedHeader, decodedText, decodedValue } from "../mime/decoded.ts";

/** A message that a search looks at. */
export class Candidate {
  readonly #message: Message;

  constructor(
    readonly view: MailboxView,
    readonly numbered: Numbered,
    readonly state: MessageState,
    depth: number,
  ) {
    this.#message = new Message(view.mailbox, numbered.uid, depth);
  }

  has(flag: string): boolean {
    return hasFlag(this.state.flags, flag);
  }

  /** The values of a header field, decoded, one for each time that it is there. */
  values(name: string): string[] {
    const lower = name.toLowerCase();
    return this.#message.entity.fields.filter((field) => field.name.toLowerCase() === lower)
      .map((field) => decodedValue(field.value));
  }

  get header(): string {
    return decodedHeader(this.#message.entity);
  }

  get body(): string {
    return decodedText(this.#message.entity);
  }
}
