import type { ImapAnswer } from "../../sessions/imap.ts";
import { Lost } from "../../sessions/lost.ts";

/** Words of a response: atoms, quoted strings, literals, lists in parentheses as one word (RFC 9051, section 9). */
export function wordsOf(response: string): string[] {
  const words = response.matchAll(/"((?:[^"\\]|\\.)*)"|\{(\d+)\}\r\n|(\([^()]*\))|([^\s"]+)/g);
  const read: string[] = [];
  let literalEnds = 0;
  for (const { 0: all, 1: quoted, 2: size, 3: list, 4: atom, index } of words) {
    if (index < literalEnds) continue;
    if (size === undefined) read.push(quoted?.replace(/\\(.)/g, "$1") ?? list ?? atom ?? "");
    else {
      const from = index + all.length;
      literalEnds = from + Number(size);
      read.push(response.slice(from, literalEnds));
    }
  }
  return read;
}

/** What was answered by a kind of response: `* ACL x y` gives `x`, `y`. */
export const told = ({ untagged }: ImapAnswer, kind: string): string[][] =>
  untagged.filter((one) => one.toUpperCase().startsWith(`* ${kind} `))
    .map((one) => wordsOf(one).slice(2));

/** What a server says that cannot now (RFC 5530): no refusal. */
const FOR_NOW = /\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)\]/i;

/** @throws {Lost} where the answer says only that it cannot be done now */
export function isDone({ status, text }: ImapAnswer): boolean {
  if (status !== "OK" && FOR_NOW.test(text)) throw new Lost(`answered by ${status} ${text}`);
  return status === "OK";
}

/** A message that came, with those of its flags that are asked about. */
export interface Came {
  readonly text: string;
  readonly flags: readonly string[];
}

export const messagesIn = ({ untagged }: ImapAnswer): Came[] =>
  untagged.filter((one) => /^\* \d+ FETCH .*BODY\[\]/i.test(one)).map((text) => ({
    text,
    flags: (/FLAGS \(([^)]*)\)/i.exec(text)?.[1] ?? "").split(" ")
      .filter((flag) => /^\\(Flagged|Deleted)$/i.test(flag)).toSorted(),
  }));
