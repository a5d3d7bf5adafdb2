import { Buffer } from "node:buffer";
import type { Wire } from "../../wire.ts";

/** What came behind DATA. */
export type Received =
  | { readonly kind: "message"; readonly content: Buffer }
  | { readonly kind: "too large" }
  | { readonly kind: "lost" };

const [CR, LF, DOT] = [0x0d, 0x0a, 0x2e];

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
  #size = 0;
  readonly #parts: Uint8Array[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns how much of the chunk there is to the end of the message; nothing where the end is not in it */
  take(chunk: Uint8Array): number | undefined {
    const kept = Buffer.alloc(chunk.length + 1);
    let length = 0;
    let end: number | undefined;
    for (let at = 0; at < chunk.length && end === undefined; at++) {
      const byte = chunk[at]!;
      if (this.#place === "start" && byte === DOT) this.#place = "dot";
      else if (this.#place === "dot" && byte === CR) this.#place = "dot cr";
      else if (this.#place === "dot cr" && byte === LF) end = at + 1;
      else {
        if (this.#place === "dot cr") kept[length++] = CR;
        kept[length++] = byte;
        const ends = byte === LF && this.#place === "cr";
        this.#place = ends ? "start" : byte === CR ? "cr" : "inside";
      }
    }
    this.#size += length;
    if (this.#size > this.#limit) this.#parts.length = 0;
    else this.#parts.push(kept.subarray(0, length));
    return end;
  }

  whole(): Received {
    if (this.#size > this.#limit) return { kind: "too large" };
    return { kind: "message", content: Buffer.concat(this.#parts) };
  }
}
