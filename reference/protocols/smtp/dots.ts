import { Buffer } from "node:buffer";
import type { Wire } from "../../wire.ts";

/** What came behind DATA. */
export type Received =
  | { readonly kind: "message"; readonly content: Buffer }
  | { readonly kind: "too large" }
  | { readonly kind: "lost" };

const [CR, LF, DOT] = [0x0d, 0x0a, 0x2e];
const SMALL = 1024;

/** Reads a message up to the line of a single dot; what stands behind it is left for the next command. */
export async function receive(
  wire: Pick<Wire, "chunk" | "unread" | "limits">,
): Promise<Received> {
  const dots = new Unstuffing(wire.limits.literal);
  for (;;) {
    const chunk = await wire.chunk();
    if (!chunk) return { kind: "lost" };
    const end = dots.take(chunk);
    if (end === undefined) continue;
    if (end < chunk.length) wire.unread(chunk.subarray(end));
    return dots.whole();
  }
}

/** Where in a line the next byte stands. `dot`: behind a first dot that was not kept; `dot cr`: behind its CR, not kept either. */
type Place = "start" | "inside" | "cr" | "dot" | "dot cr";

/**
 * RFC 5321, section 4.5.2, byte by byte. Lines end in CRLF alone: with a bare LF, a message could end for one server inside what
 * is a message for another (section 2.3.8).
 */
class Unstuffing {
  #place: Place = "start";
  /** What was kept so far, in one buffer that grows: a buffer for each chunk costs more than a chunk of one byte holds. */
  #held = Buffer.alloc(SMALL);
  #size = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns how much of the chunk there is to the end of the message; nothing where the end is not in it */
  take(chunk: Uint8Array): number | undefined {
    this.#makeRoom(chunk.length + 1);
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#place === "start" && byte === DOT) this.#place = "dot";
      else if (this.#place === "dot" && byte === CR) this.#place = "dot cr";
      else if (this.#place === "dot cr" && byte === LF) return at + 1;
      else {
        if (this.#place === "dot cr") this.#keep(CR);
        this.#keep(byte);
        const ends = byte === LF && this.#place === "cr";
        this.#place = ends ? "start" : byte === CR ? "cr" : "inside";
      }
    }
    return undefined;
  }

  whole(): Received {
    if (this.#size > this.#limit) return { kind: "too large" };
    return { kind: "message", content: this.#held.subarray(0, this.#size) };
  }

  /** Beyond the buffer nothing is written: there the message is too large. */
  #keep(byte: number): void {
    this.#held[this.#size++] = byte;
  }

  /** Twice the size, so that each byte is copied a bounded number of times; never more than a message may have. */
  #makeRoom(count: number): void {
    const needed = this.#size + count;
    if (this.#size > this.#limit) this.#held = Buffer.alloc(0);
    else if (needed > this.#held.length && this.#held.length < this.#limit) {
      const roomy = Buffer.alloc(Math.min(needed * 2, this.#limit));
      this.#held.copy(roomy, 0, 0, this.#size);
      this.#held = roomy;
    }
  }
}
