const LF = 0x0a;
const CR = 0x0d;
const SMALL = 1024;

/** A line, or that more must come first, or that it will be too long whatever comes. */
export type Line =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "more" }
  | { readonly kind: "too long" };

/** Bytes that arrived and were not yet asked for. Takes time in proportion to them, however they are cut. */
export class Input {
  #held = new Uint8Array(SMALL);
  #start = 0;
  #end = 0;
  /** Up to here no LF was found. */
  #searched = 0;
  /** A byte order mark is part of what was sent: the decoder must not swallow it. */
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  get length(): number {
    return this.#end - this.#start;
  }

  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#held.length) this.#makeRoom(chunk.length);
    this.#held.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** The next line without its CRLF or LF; a CR elsewhere is part of it. @param limit bytes without the line's end */
  line(limit: number): Line {
    const found = this.#held.subarray(0, this.#end).indexOf(LF, this.#searched);
    if (found < 0) {
      this.#searched = this.#end;
      // One more may be the CR.
      return this.length > limit + 1 ? { kind: "too long" } : { kind: "more" };
    }
    const end = found > this.#start && this.#held[found - 1] === CR ? found - 1 : found;
    if (end - this.#start > limit) return { kind: "too long" };
    const text = this.#decoder.decode(this.#held.subarray(this.#start, end));
    this.#drop(found + 1 - this.#start);
    return { kind: "line", text };
  }

  /** Exactly so many bytes, once they are there. */
  bytes(count: number): Uint8Array | undefined {
    if (this.length < count) return undefined;
    const taken = this.#held.slice(this.#start, this.#start + count);
    this.#drop(count);
    return taken;
  }

  /** All there is, up to so many bytes, unless there is nothing. */
  some(most: number): Uint8Array | undefined {
    return this.length === 0 ? undefined : this.bytes(Math.min(this.length, most));
  }

  /** The end of what was taken last, to be taken again. */
  unread(rest: Uint8Array): void {
    const waiting = this.#held.slice(this.#start, this.#end);
    this.clear();
    this.push(rest);
    this.push(waiting);
  }

  clear(): void {
    this.#drop(this.length);
  }

  #drop(count: number): void {
    this.#start += count;
    if (this.#start === this.#end) {
      this.#start = this.#end = 0;
      // What a large message needed is not kept for the rest of the connection.
      if (this.#held.length > SMALL << 6) this.#held = new Uint8Array(SMALL);
    }
    this.#searched = this.#start;
  }

  /** Twice the size, so that each byte is copied a bounded number of times. */
  #makeRoom(count: number): void {
    const needed = this.length + count;
    const roomy = new Uint8Array(needed * 2 > this.#held.length ? needed * 2 : this.#held.length);
    roomy.set(this.#held.subarray(this.#start, this.#end));
    this.#searched -= this.#start;
    this.#end -= this.#start;
    this.#start = 0;
    this.#held = roomy;
  }
}
