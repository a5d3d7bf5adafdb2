import { Buffer } from "node:buffer";
import { blank, type Secrets } from "./secrets.ts";

/** Who speaks: client or server. */
export type Side = "C" | "S";

/** The talk of one login, as it passed: read only with its passwords blanked. */
export class Transcript {
  readonly #turns: { readonly side: Side; readonly chunks: Buffer[] }[] = [];

  note(side: Side, chunk: string | Uint8Array): void {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk);
    const last = this.#turns.at(-1);
    if (last?.side === side) last.chunks.push(bytes);
    else this.#turns.push({ side, chunks: [bytes] });
  }

  /** Line by line, `C: ` or `S: ` in front. A turn is blanked as a whole: a secret may stand across chunks and lines. */
  lines(secrets: Secrets): string[] {
    return this.#turns.flatMap(({ side, chunks }) =>
      blank(Buffer.concat(chunks).toString(), secrets).split(/\r?\n/)
        .filter((line) => line !== "").map((line) => `${side}: ${line}`)
    );
  }
}
