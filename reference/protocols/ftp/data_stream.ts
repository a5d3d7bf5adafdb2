import { Buffer } from "node:buffer";
import type { DataStream } from "../../wire.ts";

/** Milliseconds in which a data connection may stand still. */
const IDLE = 30_000;

/** Sends all and says the end. @returns false where the connection broke or the signal came */
export async function sendAll(
  socket: DataStream,
  data: Uint8Array,
  signal: AbortSignal,
): Promise<boolean> {
  const sent = await overSocket<true>(socket, signal, (settle) => {
    // Not as the callback of end(): that is called for a broken connection too.
    socket.once("finish", () => settle(true));
    socket.end(data);
    socket.resume(); // to see the client's end
  });
  return sent ?? false;
}

/** Everything until the client says the end; in TLS a cut-off looks like that end (Deno 2.9 tells no close_notify). Nothing where the connection broke, the signal came, or `limit` bytes were passed. */
export function receiveAll(
  socket: DataStream,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array | "too large" | undefined> {
  return overSocket(socket, signal, (settle) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    socket.on("data", (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) {
        settle("too large");
        socket.destroy();
      }
    });
    socket.once("end", () => {
      settle(Buffer.concat(chunks));
      socket.end();
    });
    socket.resume();
  });
}

/** What `start` settles with; nothing where the socket closes first, as it does when it stands still or the signal comes. */
function overSocket<T>(
  socket: DataStream,
  signal: AbortSignal,
  start: (settle: (value: T) => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve(undefined);
    const stop = () => socket.destroy();
    const settle = (value?: T) => {
      signal.removeEventListener("abort", stop);
      resolve(value);
    };
    socket.once("close", () => settle());
    socket.setTimeout(IDLE, stop);
    signal.addEventListener("abort", stop);
    if (signal.aborted) return stop();
    start(settle);
  });
}
