import type { Inbox } from "../../../scenarios/sequences/side_by_side/inbox.ts";

/** The flags of a message, as the server told them last; nothing where it told none yet. */
type Flags = ReadonlySet<string> | undefined;

/** INBOX as an IMAP client knows it, by nothing but what it was told (RFC 9051, section 7.5). */
export class Told {
  #messages: Flags[] = [];

  /** Takes responses in, in their order. */
  hear(responses: readonly string[]): void {
    for (const response of responses) {
      const [, number = "", what = "", rest = ""] = /^\* (\d+) ([A-Z]+)(.*)/i.exec(response) ?? [];
      const at = Number(number);
      switch (what.toUpperCase()) {
        case "EXISTS":
          while (this.#messages.length < at) this.#messages.push(undefined);
          break;
        case "EXPUNGE":
          this.#messages.splice(at - 1, 1);
          break;
        case "FETCH":
          this.#messages[at - 1] = flagsIn(rest) ?? this.#messages[at - 1];
          break;
      }
    }
  }

  /** What is not as it is in truth, in words; nothing where the client knows all. */
  lacks(inbox: Inbox): string | undefined {
    const told = this.#messages.length;
    if (told !== inbox.length) {
      return `it was told of ${told} messages, and there are ${inbox.length}`;
    }
    const other = inbox.find(({ flags }, at) => {
      const known = this.#messages[at];
      return known && known.symmetricDifference(new Set(flags)).size > 0;
    });
    return other && `it was not told that ${other.id} has the flags (${other.flags.join(" ")})`;
  }
}

/** \Recent is a matter of the session's own; \Seen comes of reading, which every client does, in some modules by itself (POP). */
export function flagsIn(fetched: string): ReadonlySet<string> | undefined {
  const flags = /FLAGS \(([^)]*)\)/i.exec(fetched)?.[1];
  return flags === undefined
    ? undefined
    : new Set(flags.split(" ").filter((flag) => flag !== "" && !/^\\(Recent|Seen)$/i.test(flag)));
}
