import { Buffer } from "node:buffer";
import type { Wire } from "../../wire.ts";

/** Past so many characters a long response goes out in pieces. */
const PIECE = 65_536;

/** Responses on their way: held until a command is done, so that a login costs one write. */
export class Output {
  #held: string[] = [];
  #size = 0;

  constructor(readonly wire: Wire) {}

  /** A response line without its CRLF; a character stands for a byte, for literals hold any. */
  line(bytes: string): void {
    this.#held.push(bytes, "\r\n");
    this.#size += bytes.length + 2;
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
