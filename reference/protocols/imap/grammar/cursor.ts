import { malformed } from "./rejected.ts";

/** Stands in a command's text where a literal stood. Cannot be sent: text outside literals is ASCII (RFC 3501, section 9). */
export const LITERAL = "\uFFFC";

/** A place in a command that was received whole: the text, and the literals in their order. */
export class Cursor {
  #at = 0;
  #literals = 0;

  /** @param depth how deep parentheses and NOTs may be nested */
  constructor(
    readonly text: string,
    readonly literals: readonly Uint8Array[],
    readonly depth: number,
  ) {}

  /** Takes what a sticky pattern matches here. */
  maybe(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** @throws {Rejected} where the pattern does not match */
  take(pattern: RegExp, what: string): RegExpExecArray {
    return this.maybe(pattern) ?? malformed(`${what} expected`);
  }

  /** Takes this very text if it comes next. */
  skip(text: string): boolean {
    const here = this.text.startsWith(text, this.#at);
    if (here) this.#at += text.length;
    return here;
  }

  expect(text: string): void {
    if (!this.skip(text)) malformed(text === " " ? "blank expected" : `${text} expected`);
  }

  /** Takes a literal if one comes next. */
  literal(): Uint8Array | undefined {
    return this.skip(LITERAL) ? this.literals[this.#literals++] : undefined;
  }

  /** Whether this comes next; takes nothing. */
  sees(text: string): boolean {
    return this.text.startsWith(text, this.#at);
  }

  get done(): boolean {
    return this.#at === this.text.length;
  }

  /** @throws {Rejected} where something is left over */
  end(): void {
    if (!this.done) malformed("nothing more expected");
  }
}

/** One or more, with one blank between, in parentheses. */
export function parenthesized<T>(cursor: Cursor, one: (cursor: Cursor) => T): T[] {
  cursor.expect("(");
  const all = [one(cursor)];
  while (!cursor.skip(")")) {
    cursor.expect(" ");
    all.push(one(cursor));
  }
  return all;
}
