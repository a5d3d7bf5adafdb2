import { Buffer } from "node:buffer";
import type { Wire } from "../../wire.ts";

/** Past so many characters a long response goes out in pieces. */
const PIECE = 65_536;

/** Responses on their way: held until a command is done, so that a login costs one write. */
export class Output {
  #held: string[] = [];
  #size = 0;

  constructor(readonly wire: Wire) {}

  /** A part of a response; a character stands for a byte, for literals hold any. */
  text(bytes: string): void {
    this.#held.push(bytes);
    this.#size += bytes.length;
  }

  /** A response, or the last part of one, without its CRLF. */
  line(bytes: string): void {
    this.text(`${bytes}\r\n`);
  }

  get long(): boolean {
    return this.#size > PIECE;
  }

  async flush(): Promise<void> {
    if (this.#size === 0) return;
    const bytes = Buffer.from(this.#held.join(""), "latin1");
    this.#held = [];
    this.#size = 0;
    await this.wire.send(bytes);
  }
}
