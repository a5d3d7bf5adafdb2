import type { Wire } from "../../wire.ts";
import { LITERAL } from "./grammar/cursor.ts";

/** What came off the wire. */
export type Received =
  | {
    /**
     * `command`: a whole one. `no text`: what no command can have, 8-bit, NUL or CR outside literals (RFC 3501, section 9), or endless text.
     * `too big`: the beginning of one, for its literal was not asked for and is still at the client (RFC 3501, 4.3).
     */
    readonly kind: "command" | "no text" | "too big";
    readonly text: string;
    readonly literals: readonly Uint8Array[];
  }
  /** A literal that is on its way whether asked for or not (RFC 7888): only the end of the connection stops it. */
  | { readonly kind: "flood" }
  | { readonly kind: "ended" };

const ANNOUNCED = /\{(\d+)(\+?)\}$/;
// deno-lint-ignore no-control-regex -- controls but NUL and CR are TEXT-CHAR; tabs reach the grammar
const TEXT = /^[\x01-\x0c\x0e-\x7f]*$/;
/** The text of a command beside its literals. */
const LONGEST_TEXT = 65_536;

/**
 * Reads a command whole, literals and all, so that what is wrong with its grammar never leaves a part of it to be taken for the next command.
 * @param limit bytes that its literals may have together
 */
export async function receive(wire: Wire, limit: number): Promise<Received> {
  const literals: Uint8Array[] = [];
  let text = "";
  let fit = true;
  let room = limit;
  while (true) {
    const line = await wire.line();
    if (line === undefined) return { kind: "ended" };
    fit &&= TEXT.test(line) && text.length + line.length <= LONGEST_TEXT;
    const [announcement, digits, plus] = ANNOUNCED.exec(line) ?? [];
    if (announcement === undefined) {
      // The start of unfit text still has the tag to answer to.
      text += line.slice(0, LONGEST_TEXT);
      return { kind: fit ? "command" : "no text", text, literals };
    }
    // Text that is of no use is not kept, yet its literals are taken off the wire.
    if (fit) text += line.slice(0, -announcement.length) + LITERAL;
    const size = Number(digits);
    room -= size;
    if (room < 0) return plus ? { kind: "flood" } : { kind: "too big", text, literals };
    if (!plus) await wire.send("+ Ready\r\n");
    const literal = await wire.bytes(size);
    if (!literal) return { kind: "ended" };
    if (fit) literals.push(literal);
  }
}
