import { setTimeout as pause } from "node:timers/promises";
import { Lost } from "../../sessions/lost.ts";
import type { Inbox } from "./inbox.ts";

/** Milliseconds between two looks. */
const BETWEEN = 10;

/** A message that was taken and is not there at once. */
export interface Awaited {
  /** Where it should come. */
  readonly inbox: Pick<Inbox, "has">;
  /** A word of its subject, which no other message has. */
  readonly word: string;
  /** The same of a message that was sent behind it, to the full name of the account. */
  readonly fence: string;
  /** Milliseconds for which it may be late behind the fence. */
  readonly patience: number;
  /** Milliseconds after which a fence that has not come proves nothing. */
  readonly timeout: number;
  /** Who else has it, if anybody. @throws {Lost} */
  elsewhere(): Promise<string | undefined>;
}

/**
 * Waits for a message: 250 says that the server answers for it, not that it is there (RFC 5321, section 4.2.5; some have a queue).
 * @returns why it went elsewhere; nothing where it came
 * @throws {Lost} where neither it nor the fence came, and nobody else has it
 */
export async function missing(awaited: Awaited): Promise<string | undefined> {
  const { inbox, word, fence, patience, timeout, elsewhere } = awaited;
  const began = performance.now();
  let fenced: number | undefined;
  let asked = false;
  let other: string | undefined;
  while (true) {
    if (await inbox.has(word)) return undefined;
    const now = performance.now();
    if (fenced !== undefined && now - fenced >= patience) {
      return "a message that was sent behind it to the account's full name is there";
    }
    if (other !== undefined && now - began >= 2 * patience) return `it is in the INBOX of ${other}`;
    if (now - began >= timeout) {
      throw new Lost(`neither it nor a message to the full name came within ${timeout} ms`);
    }
    if (fenced === undefined && await inbox.has(fence)) fenced = now;
    // Where the full name leads astray too, no fence will come.
    if (!asked && fenced === undefined && now - began >= patience) {
      asked = true;
      other = await elsewhere();
    }
    await pause(BETWEEN);
  }
}
