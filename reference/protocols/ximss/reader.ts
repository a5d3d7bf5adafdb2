import { Buffer } from "node:buffer";
import { textOf } from "../../sasl/text.ts";
import type { Wire } from "../../wire.ts";
import { documentOf } from "./document.ts";
import type { Element } from "./element.ts";

/** What came next. */
export type Arrival =
  | { readonly kind: "document"; readonly root: Element }
  /** Nothing more can be read. */
  | { readonly kind: "bad"; readonly failure: "bad XML" | "too large" }
  /** The input ended, maybe inside a document. */
  | { readonly kind: "end" };

const END_OF_DOCUMENT = 0;

/** Cuts what comes at the zero bytes, within the limits of the wire: each piece is one XML document. */
export class DocumentReader {
  readonly #wire: Pick<Wire, "chunk" | "limits">;
  #rest: Uint8Array = new Uint8Array();
  #bad: Arrival | undefined;
  #again: Arrival | undefined;

  constructor(wire: Pick<Wire, "chunk" | "limits">) {
    this.#wire = wire;
  }

  /** Behind what is bad nothing else comes. @throws what `wire.chunk` throws */
  async next(): Promise<Arrival> {
    if (this.#bad) return this.#bad;
    const again = this.#again;
    this.#again = undefined;
    if (again) return again;
    const arrival = await this.#read();
    if (arrival.kind === "bad") this.#bad = arrival;
    return arrival;
  }

  async #read(): Promise<Arrival> {
    const { stanza, depth } = this.#wire.limits;
    const pieces: Uint8Array[] = [];
    for (let size = 0;;) {
      const end = this.#rest.indexOf(END_OF_DOCUMENT);
      const piece = end < 0 ? this.#rest : this.#rest.subarray(0, end);
      pieces.push(piece);
      size += piece.length;
      if (size > stanza) return { kind: "bad", failure: "too large" };
      if (end >= 0) {
        this.#rest = this.#rest.subarray(end + 1);
        break;
      }
      const chunk = await this.#wire.chunk();
      if (!chunk) return { kind: "end" };
      this.#rest = chunk;
    }
    const text = textOf(Buffer.concat(pieces));
    const root = text === undefined ? undefined : documentOf(text, depth);
    return root ? { kind: "document", root } : { kind: "bad", failure: "bad XML" };
  }

  /** Gives what came once more to whoever asks next. */
  putBack(arrival: Arrival): void {
    this.#again = arrival;
  }

  /** Drops what has come and was not asked for: under TLS it is not the client's word (access.isolation). */
  forget(): void {
    this.#rest = new Uint8Array();
    this.#again = undefined;
  }
}
