import type { Mailbox } from "../../store/mail.ts";
import { wireForm } from "./wire_form.ts";

/** The messages of INBOX as they were at login: the numbers stay, whatever other sessions do (RFC 1939, section 5). */
export interface Maildrop {
  /** How many there were; their numbers are 1 to `count`. */
  readonly count: number;
  /** Stable across sessions: UIDVALIDITY and UID (RFC 1939, section 7, UIDL). */
  uniqueId(number: number): string;
  /** The size in wire form. */
  octets(number: number): number;
  /** The message in wire form. Nothing where another session has removed it since. */
  read(number: number): string | undefined;
  remove(numbers: Iterable<number>): void;
}

/** @param inbox nothing where the account has no INBOX: an empty maildrop */
export function maildropOf(inbox: Mailbox | undefined): Maildrop {
  const messages = inbox?.messages() ?? [];
  const sizes = new Map<number, number>();
  const at = (number: number) => {
    const message = messages[number - 1];
    if (!message) {
      throw new RangeError(`Cannot use message ${number}: there are ${messages.length}`);
    }
    return message;
  };
  const read = (number: number) => {
    const content = inbox?.content(at(number).uid);
    return content && wireForm(content);
  };
  return {
    count: messages.length,
    uniqueId: (number) => `${inbox?.uidValidity}.${at(number).uid}`,
    octets(number) {
      const size = sizes.get(number) ?? read(number)?.length ?? at(number).size;
      sizes.set(number, size);
      return size;
    },
    read,
    remove(numbers) {
      const uids = [...numbers].map((number) => at(number).uid);
      if (uids.length > 0) inbox?.expunge(uids);
    },
  };
}
