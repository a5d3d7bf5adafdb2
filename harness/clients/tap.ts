import type { Socket } from "node:net";
import { counting } from "./most.ts";
import type { Transcript } from "./transcript.ts";

/**
 * Writes down what passes through a socket. Reading is seen where the socket's buffer is filled, so that it stays in the
 * mode (flowing, paused, piped) that the library chose. It is ended where it says too much.
 */
export function tap(socket: Socket, { transcript }: { readonly transcript: Transcript }): void {
  const write = socket.write;
  socket.write = function (this: Socket, ...all: [string | Uint8Array, ...unknown[]]) {
    transcript.note("C", all[0]);
    return Reflect.apply(write, this, all);
  } as Socket["write"];
  const tooMuch = counting();
  const push = socket.push;
  socket.push = function (
    this: Socket,
    chunk: string | Uint8Array | null,
    encoding?: BufferEncoding,
  ) {
    const wrong = chunk === null ? undefined : tooMuch(chunk);
    if (wrong) {
      this.destroy(wrong);
      return false;
    }
    if (chunk !== null) transcript.note("S", chunk);
    return push.call(this, chunk, encoding);
  };
}
