import { Buffer } from "node:buffer";
import { withoutDigests } from "./digests.ts";
import { blank, type Secrets } from "./secrets.ts";

/** Who speaks: client or server. */
export type Side = "C" | "S";

type Turn =
  | { readonly side: Side; readonly chunks: Buffer[] }
  | { readonly side: "*"; readonly remark: string };

/** The talk of one login, as it passed: read only with its passwords blanked, and what tells of them. */
export class Transcript {
  readonly #turns: Turn[] = [];

  note(side: Side, chunk: string | Uint8Array): void {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk);
    const last = this.#turns.at(-1);
    if (last?.side === side) last.chunks.push(bytes);
    else this.#turns.push({ side, chunks: [bytes] });
  }

  /** What nobody said, such as that TLS begins here: `*: ` in front. */
  remark(remark: string): void {
    this.#turns.push({ side: "*", remark });
  }

  /** Line by line, `C: ` or `S: ` in front. A turn is blanked as a whole: a secret may stand across chunks and lines. */
  lines(secrets: Secrets): string[] {
    return this.#turns.flatMap((turn) => {
      if (turn.side === "*") return [`*: ${turn.remark}`];
      const said = blank(Buffer.concat(turn.chunks).toString(), secrets);
      return withoutDigests(turn.side, said).split(/\r?\n/)
        .filter((line) => line !== "").map((line) => `${turn.side}: ${line}`);
    });
  }
}
