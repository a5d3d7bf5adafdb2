import type { MessageState } from "../../../store/mail.ts";
import { hasFlag } from "../grammar/flags.ts";
import type { MailboxView, Numbered } from "../mailbox_view.ts";
import { Message } from "../../../mime/message.ts";
import { decodedHeader, decodedText, decodedValue } from "../../../mime/decoded.ts";

/** A message that a search looks at. */
export class Candidate {
  readonly #message: Message;
  readonly #values = new Map<string, readonly string[]>();
  #header: string | undefined;
  #body: string | undefined;

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
  values(name: string): readonly string[] {
    const lower = name.toLowerCase();
    const known = this.#values.get(lower);
    if (known) return known;
    const values = this.#message.entity.fields
      .filter((field) => field.name.toLowerCase() === lower)
      .map((field) => decodedValue(field.value));
    this.#values.set(lower, values);
    return values;
  }

  /** All header fields, decoded, in lower case. */
  get header(): string {
    return this.#header ??= decodedHeader(this.#message.entity).toLowerCase();
  }

  /** All text parts, decoded, in lower case. */
  get body(): string {
    return this.#body ??= decodedText(this.#message.entity).toLowerCase();
  }
}
