import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import type { Ending } from "../protocol.ts";
import type { Wire } from "../wire.ts";
import type { Limits } from "./limits.ts";
import { Reader } from "./reader.ts";
import { after } from "./timer.ts";
import { WireEnded } from "./wire_ended.ts";

/** One connection, as the accept loop sees it; `wire` is what protocol code sees of it. */
export class Connection {
  /** A plain object, so that what wraps it can copy it and replace a part. */
  readonly wire: Wire;
  /** Settles when the socket is gone. */
  readonly gone: Promise<void>;
  readonly #socket: Socket;
  readonly #limits: Limits;
  readonly #reader: Reader;
  readonly #lost = new AbortController();
  #cancelLogin: () => void;
  #closing = false;
  #roomAgain = Promise.withResolvers<void>();

  constructor(socket: Socket, limits: Limits) {
    this.#socket = socket;
    this.#limits = limits;
    this.#reader = new Reader(socket, limits);
    this.wire = wireOf(socket, limits, this.#reader, this.#lost.signal, {
      send: (...data) => this.#send(data),
      loggedIn: () => this.#cancelLogin(),
      loggedOut: () => this.#awaitLogin(),
    });
    this.gone = new Promise((resolve) => {
      socket.on("close", () => {
        this.#leave();
        resolve();
      });
    });
    // A reset is a way to go like any other: `close` follows.
    socket.on("error", () => {});
    socket.on("data", (chunk: Uint8Array) => this.#reader.push(chunk));
    socket.on("end", () => this.#reader.finish());
    socket.on("drain", () => this.#letSend());
    this.#cancelLogin = this.#loginTimer();
  }

  #loginTimer(): () => void {
    return after(this.#limits.loginTime, () => this.stop("too slow"));
  }

  #awaitLogin(): void {
    this.#cancelLogin();
    if (!this.#closing) this.#cancelLogin = this.#loginTimer();
  }

  /** The server ends the conversation: whatever waits is woken. */
  stop(ending: Ending): void {
    this.#reader.stop(ending);
    this.#lost.abort(new WireEnded(ending));
  }

  get peer(): string {
    return this.wire.peer.address;
  }

  /** The server's ending, once a read has told protocol code of it. */
  get told(): Ending | undefined {
    return this.#reader.told;
  }

  /**
   * Ends our half and waits for the peer's end, as long as `lingerTime`. What still comes is read and dropped: closing a
   * socket with unread input resets it, and the peer would lose our last words.
   */
  async close(): Promise<void> {
    this.#cancelLogin();
    this.#closing = true;
    this.#reader.stop("shutting down");
    if (!this.#socket.destroyed) this.#socket.end();
    const cancel = after(this.#limits.lingerTime, () => this.destroy());
    await this.gone;
    cancel();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  async #send(data: readonly (string | Uint8Array)[]): Promise<void> {
    if (this.#closing || this.#socket.destroyed) return;
    // One write for all: with noDelay each would be a packet of its own.
    const bytes = Buffer.concat(
      data.map((each) => typeof each === "string" ? Buffer.from(each) : each),
    );
    if (bytes.length === 0 || this.#socket.write(bytes)) return;
    const cancel = after(this.#limits.idleTime, () => this.destroy());
    await this.#roomAgain.promise;
    cancel();
  }

  #letSend(): void {
    this.#roomAgain.resolve();
    this.#roomAgain = Promise.withResolvers();
  }

  #leave(): void {
    this.#cancelLogin();
    this.#closing = true;
    this.#reader.finish();
    this.#letSend();
    this.#lost.abort();
  }
}

function wireOf(
  socket: Socket,
  { literal, stanza, depth }: Limits,
  reader: Reader,
  signal: AbortSignal,
  rest: Pick<Wire, "send" | "loggedIn" | "loggedOut">,
): Wire {
  // A peer that is gone already has no address any more.
  const { localAddress = "", localPort = 0, remoteAddress = "", remotePort = 0 } = socket;
  return {
    local: { address: localAddress, port: localPort },
    peer: { address: remoteAddress, port: remotePort },
    encryption: () => undefined,
    signal,
    line: (limit) => reader.line(limit),
    bytes: (count) => reader.bytes(count),
    chunk: () => reader.chunk(),
    limits: { literal, stanza, depth },
    ...rest,
  };
}
