import type { Mailbox, MessageState } from "../../store/mail.ts";
import { canChange } from "../../store/rights.ts";
import { list } from "./format.ts";
import { SYSTEM_FLAGS } from "./grammar/flags.ts";
import { largestIn, type Numbering, type SequenceSet, within } from "./grammar/sequence.ts";

/** A message as the client knows it. */
interface Seat {
  readonly uid: number;
  /** The flags that the client was told last. */
  flags: string;
  readonly recent: boolean;
}

/** A message with its number of this moment. */
export interface Numbered {
  readonly number: number;
  readonly uid: number;
  readonly recent: boolean;
}

/**
 * A selected mailbox as one client has been told of it. What others change shows only when it is announced, so that a sequence number means
 * to both sides the same message (RFC 3501, 7.4.1).
 */
export class MailboxView {
  #seats: Seat[] = [];
  /** By lower case. */
  readonly #keywords = new Map<string, string>();
  #changed = false;
  /** There was a change that the client had no right to hear of. */
  #withheld = false;
  #wake = () => {};
  readonly #stop: () => void;

  /** @param readOnly selected by EXAMINE */
  constructor(readonly mailbox: Mailbox, readonly readOnly: boolean) {
    this.#stop = mailbox.watch(() => {
      this.#changed = true;
      this.#wake();
    });
    const messages = mailbox.messages();
    this.#seat(messages);
    for (const { flags } of messages) this.#learn(flags);
    this.#changed = false;
  }

  /** Leaves the mailbox. */
  close(): void {
    this.#stop();
  }

  get size(): number {
    return this.#seats.length;
  }

  get recent(): number {
    return this.#seats.filter((seat) => seat.recent).length;
  }

  /** The system flags and the keywords in use. */
  get flags(): readonly string[] {
    return [...SYSTEM_FLAGS, ...this.#keywords.values()];
  }

  get lastUid(): number {
    return this.#seats.at(-1)?.uid ?? 0;
  }

  all(): Numbered[] {
    return this.#seats.map(({ uid, recent }, i) => ({ number: i + 1, uid, recent }));
  }

  /**
   * The messages that a set means. Uids that there are none of are passed over (RFC 3501, 6.4.8).
   * @returns nothing where a sequence number is past the last message; `*` is too, where there is none
   */
  pick(set: SequenceSet, by: Numbering): Numbered[] | undefined {
    const uids = by === "uid";
    if (!uids && (largestIn(set) > this.size || this.size === 0)) return undefined;
    const wanted = within(set, uids ? this.lastUid : this.size);
    return this.all().filter(({ number, uid }) => wanted(uids ? uid : number));
  }

  /** The flags as a response lists them, with \Recent; from here on the client knows them. */
  tell({ number, recent }: Numbered, flags: readonly string[]): string {
    const seat = this.#seats[number - 1];
    if (seat) seat.flags = flags.join(" ");
    return list(recent ? [...flags, "\\Recent"] : flags);
  }

  /** Whether the client was told of these flags, the last time it was told any. */
  knows({ number }: Numbered, flags: readonly string[]): boolean {
    return this.#seats[number - 1]?.flags === flags.join(" ");
  }

  /** Settles after the next change, at once where one has not been announced yet. */
  changed(): Promise<void> {
    return this.#changed ? Promise.resolve() : new Promise((go) => this.#wake = go);
  }

  /**
   * Untagged responses (RFC 3501, 7.3 and 7.4) for what has changed since the last time.
   * @param expunges whether messages may be announced as gone: not while FETCH, STORE or SEARCH runs; those that are wait
   */
  news(expunges: boolean): string[] {
    if (!this.#changed && !this.#withheld) return [];
    this.#changed = false;
    // The right to read may be over. It may also come back by another world, which is no change of the mailbox.
    this.#withheld = !this.mailbox.rights.has("r");
    if (this.#withheld) return [];
    const messages = this.mailbox.messages();
    const states = new Map(messages.map((message) => [message.uid, message]));
    const learned = messages.filter(({ flags }) => this.#learn(flags)).length > 0;
    return [
      ...(learned ? [`* FLAGS ${list(this.flags)}`] : []),
      ...this.#gone(states, expunges),
      ...this.#arrived(messages),
      ...this.#reflagged(states),
    ];
  }

  /** From the last to the first, so that no number is shifted by one before it. */
  #gone(states: ReadonlyMap<number, MessageState>, announce: boolean): string[] {
    const lines: string[] = [];
    for (let at = this.#seats.length - 1; at >= 0; at--) {
      if (states.has(this.#seats[at]!.uid)) continue;
      if (announce) {
        this.#seats.splice(at, 1);
        lines.push(`* ${at + 1} EXPUNGE`);
      } else this.#changed = true;
    }
    return lines;
  }

  #arrived(messages: readonly MessageState[]): string[] {
    const fresh = messages.filter(({ uid }) => uid > this.lastUid);
    if (fresh.length === 0) return [];
    this.#seat(fresh);
    return [`* ${this.size} EXISTS`, `* ${this.recent} RECENT`];
  }

  #reflagged(states: ReadonlyMap<number, MessageState>): string[] {
    const lines: string[] = [];
    for (const message of this.all()) {
      const flags = states.get(message.uid)?.flags;
      if (!flags || this.knows(message, flags)) continue;
      const { number, uid } = message;
      lines.push(`* ${number} FETCH (UID ${uid} FLAGS ${this.tell(message, flags)})`);
    }
    return lines;
  }

  /** A session that can change the mailbox takes the recent mark; EXAMINE leaves it to the next (RFC 3501, 6.3.2). */
  #seat(messages: readonly MessageState[]): void {
    if (messages.length === 0) return;
    const takes = !this.readOnly && canChange(this.mailbox.rights);
    const claimed = new Set(takes ? this.mailbox.claimRecent() : []);
    for (const { uid, flags, recent } of messages) {
      const own = takes ? claimed.has(uid) : recent;
      this.#seats.push({ uid, flags: flags.join(" "), recent: own });
    }
  }

  /** @returns whether there is a keyword that the client has not heard of */
  #learn(flags: readonly string[]): boolean {
    const known = this.#keywords.size;
    for (const flag of flags) {
      const lower = flag.toLowerCase();
      if (!flag.startsWith("\\") && !this.#keywords.has(lower)) this.#keywords.set(lower, flag);
    }
    return this.#keywords.size > known;
  }
}
