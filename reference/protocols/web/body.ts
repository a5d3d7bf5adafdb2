import { Buffer } from "node:buffer";
import type { Wire } from "../../wire.ts";
import type { Fields } from "./fields.ts";
import { isRejected, type Rejected, rejected } from "./rejected.ts";

/** Larger than any form here: a name of some thousand characters, each of them escaped. */
const LARGEST = 64 << 10;
const MOST_TRAILERS = 20;

/** How a request says where its content ends (RFC 9112, section 6). */
export type Framing =
  | { readonly kind: "length"; readonly length: number }
  | { readonly kind: "chunked" };

/** @param minor of the request's HTTP/1.x */
export function framingOf(fields: Fields, minor: number): Framing | Rejected {
  const length = fields.one("content-length");
  const [coding, ...more] = fields.all("transfer-encoding");
  if (coding !== undefined) {
    // Both, or one in HTTP/1.0: two readers could take different ends (request smuggling).
    if (length !== undefined || minor === 0 || more.length > 0) return rejected(400);
    return coding.toLowerCase() === "chunked" ? { kind: "chunked" } : rejected(501);
  }
  if (length === undefined) return { kind: "length", length: 0 };
  if (!/^\d{1,15}$/.test(length)) return rejected(400);
  return Number(length) > LARGEST ? rejected(413) : { kind: "length", length: Number(length) };
}

/** The content; nothing where the input ends before. @throws {WireEnded} */
export function readBody(
  wire: Wire,
  framing: Framing,
): Promise<Uint8Array | Rejected | undefined> {
  if (framing.kind === "chunked") return readChunks(wire);
  return framing.length === 0
    ? Promise.resolve(new Uint8Array())
    : readExactly(wire, framing.length);
}

/** RFC 9112, 7.1. Extensions of a chunk, and trailers, are read and mean nothing. */
async function readChunks(wire: Wire): Promise<Uint8Array | Rejected | undefined> {
  const chunks: Uint8Array[] = [];
  let whole = 0;
  for (;;) {
    const line = await wire.line();
    if (line === undefined) return undefined;
    const size = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
    if (size === undefined) return rejected(400);
    const length = parseInt(size, 16);
    if (length === 0) return await readTrailers(wire, Buffer.concat(chunks));
    whole += length;
    if (whole > LARGEST) return rejected(413);
    const chunk = await readExactly(wire, length);
    if (!chunk || isRejected(chunk)) return chunk;
    chunks.push(chunk);
    const end = await wire.line();
    if (end !== "") return end === undefined ? undefined : rejected(400);
  }
}

async function readTrailers(
  wire: Wire,
  content: Uint8Array,
): Promise<Uint8Array | Rejected | undefined> {
  for (let count = 0; count <= MOST_TRAILERS; count++) {
    const line = await wire.line();
    if (line === undefined) return undefined;
    if (line === "") return content;
  }
  return rejected(431);
}

/** The wire's own limit may be the smaller one; beyond it a read would end the connection without a page. */
async function readExactly(wire: Wire, length: number): Promise<Uint8Array | Rejected | undefined> {
  return length > wire.limits.literal ? rejected(413) : await wire.bytes(length);
}
