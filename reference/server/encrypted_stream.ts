import { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";

/**
 * What goes through a TLSSocket, as a stream that can be held up. The socket itself must not be: once paused, or read a moment too
 * late, it stands still for ever (Deno 2.9). So all that comes is taken at once, and waits here.
 */
export class EncryptedStream extends Duplex {
  readonly #tls: TLSSocket;
  /** Bytes that may wait unread; who sends more is cut off. */
  room: number;

  /** To be made in the very turn in which the handshake is done. */
  constructor(tls: TLSSocket, room: number) {
    super({ allowHalfOpen: true });
    this.#tls = tls;
    this.room = room;
    tls.on("data", (chunk: Uint8Array) => {
      this.push(chunk);
      if (this.readableLength > this.room) this.destroy();
    });
    tls.on("end", () => this.push(null));
    // An error alone may close nothing.
    for (const event of ["close", "error"]) tls.on(event, () => this.destroy());
  }

  /** As a socket's: told once nothing has come or gone for so long. */
  setTimeout(milliseconds: number, ring: () => void): void {
    this.#tls.setTimeout(milliseconds, ring);
  }

  override _read(): void {
    // It comes by itself.
  }

  override _write(chunk: Uint8Array, _: string, done: (error?: Error | null) => void): void {
    // A write of nothing is never done (Deno 2.9).
    if (chunk.length === 0) done();
    else this.#tls.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#tls.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#tls.destroy();
    done(error);
  }
}
